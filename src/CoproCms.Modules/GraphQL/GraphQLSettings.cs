using Microsoft.Extensions.Configuration;

namespace CoproCms.GraphQL;

/// <summary>
/// Limits of <c>/api/graphql</c>, read from the section <see cref="Section"/> with Orchard Core's key names; the ones that Orchard Core does
/// not have guard a public endpoint.
/// </summary>
public sealed record GraphQLSettings
{
    public const string Section = "OrchardCore:OrchardCore_Apis_GraphQL";

    /// <summary>Selections nested in each other, introspection included.</summary>
    public int MaxDepth { get; init; } = 20;

    /// <summary>Fields that an answer may come to: a list counts its members' fields as often as it may have members.</summary>
    public int MaxComplexity { get; init; } = 250_000;

    /// <summary>Members that a nested list is taken to have when the request does not limit it.</summary>
    public double FieldImpact { get; init; } = 5;

    public int DefaultNumberOfResults { get; init; } = 100;

    public int MaxNumberOfResults { get; init; } = 1000;

    /// <summary><c>Default</c> refuses a larger <c>first</c> in development and cuts it elsewhere; <c>Enabled</c> always refuses, <c>Disabled</c> always cuts.</summary>
    public string MaxNumberOfResultsValidationMode { get; init; } = "Default";

    /// <summary>Characters of a document.</summary>
    public int MaxDocumentLength { get; init; } = 64 * 1024;

    /// <summary>Fields that a document asks for, those of a fragment as often as it is spread.</summary>
    public int MaxFields { get; init; } = 2000;

    /// <summary>Fields that an operation asks for at its root.</summary>
    public int MaxRootFields { get; init; } = 50;

    /// <summary>Fragments that a document defines.</summary>
    public int MaxFragments { get; init; } = 200;

    /// <summary>Directives of a document.</summary>
    public int MaxDirectives { get; init; } = 100;

    /// <summary>Directives at one place of a document.</summary>
    public int MaxDirectivesPerLocation { get; init; } = 5;

    /// <summary>Fields given another name in a document.</summary>
    public int MaxAliases { get; init; } = 100;

    /// <summary>Mutations that one request may run.</summary>
    public int MaxMutations { get; init; } = 20;

    /// <summary>Bytes of a request's variables.</summary>
    public int MaxVariablesBytes { get; init; } = 256 * 1024;

    /// <summary>Lists and objects nested in each other in a request's variables.</summary>
    public int MaxVariablesDepth { get; init; } = 20;

    /// <summary>Seconds that a query may take; it is then cancelled, in the database too. Mutations take their time.</summary>
    public double MaxExecutionSeconds { get; init; } = 30;

    /// <summary>Bytes of a request's body.</summary>
    public int MaxRequestBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// <c>Everyone</c> who may query may ask for the schema, as in Orchard Core; <c>Permitted</c> leaves it to those who hold
    /// <see cref="GraphQLPermissions.ViewGraphQLSchema"/>.
    /// </summary>
    public string Introspection { get; init; } = "Everyone";

    /// <summary>Whether clients may ask again for a query by the hash of its text alone (Apollo's automatic persisted queries).</summary>
    public bool AutomaticPersistedQueries { get; init; } = true;

    /// <summary>A folder below the content root whose <c>*.graphql</c> files are asked for by their names or by the hashes of their texts.</summary>
    public string? NamedQueriesFolder { get; init; }

    /// <summary>Refuses every query that is not one of <see cref="NamedQueriesFolder"/>, save to those who hold <see cref="GraphQLPermissions.ExecuteAnyGraphQL"/>.</summary>
    public bool NamedQueriesOnly { get; init; }

    /// <summary>Seconds that a client may show an answer by GET to someone unknown without asking again.</summary>
    public int CacheSeconds { get; init; }

    /// <summary>Seconds that a shared cache, such as a CDN, may do so.</summary>
    public int SharedCacheSeconds { get; init; }

    /// <summary>Shows the text of unexpected errors to clients. For development only.</summary>
    public bool ExposeExceptions { get; init; }

    /// <summary>Whether a larger <c>first</c> than <see cref="MaxNumberOfResults"/> is refused, not cut.</summary>
    public bool RefusesTooManyResults { get; private init; }

    /// <summary>Whether only those may ask for the schema who hold the permission.</summary>
    public bool GuardsSchema { get; private init; }

    /// <exception cref="InvalidOperationException">A value is not known, or two do not go together.</exception>
    public static GraphQLSettings Read(IConfiguration configuration, bool development)
    {
        var settings = configuration.GetSection(Section).Get<GraphQLSettings>() ?? new();
        if (settings.NamedQueriesOnly && string.IsNullOrEmpty(settings.NamedQueriesFolder))
            throw new InvalidOperationException($"{Section}:{nameof(NamedQueriesOnly)} is true, but {nameof(NamedQueriesFolder)} names no folder with the queries that are allowed.");
        return settings with
        {
            RefusesTooManyResults = settings.MaxNumberOfResultsValidationMode.ToUpperInvariant() switch
            {
                "ENABLED" => true,
                "DISABLED" => false,
                "DEFAULT" => development,
                _ => throw Unknown(nameof(MaxNumberOfResultsValidationMode), settings.MaxNumberOfResultsValidationMode, "Default, Enabled or Disabled"),
            },
            GuardsSchema = settings.Introspection.ToUpperInvariant() switch
            {
                "EVERYONE" => false,
                "PERMITTED" => true,
                _ => throw Unknown(nameof(Introspection), settings.Introspection, "Everyone or Permitted"),
            },
        };
    }

    private static InvalidOperationException Unknown(string key, string value, string known) => new($"{Section}:{key} is {value}, which is not known. Use {known}.");
}

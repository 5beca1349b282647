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

    /// <summary>Fields written in a document.</summary>
    public int MaxFields { get; init; } = 2000;

    /// <summary>Fields given another name in a document.</summary>
    public int MaxAliases { get; init; } = 100;

    /// <summary>Bytes of a request's body.</summary>
    public int MaxRequestBytes { get; init; } = 1024 * 1024;

    /// <summary>Shows the text of unexpected errors to clients. For development only.</summary>
    public bool ExposeExceptions { get; init; }

    /// <summary>Whether a larger <c>first</c> than <see cref="MaxNumberOfResults"/> is refused, not cut.</summary>
    public bool RefusesTooManyResults { get; private init; }

    public static GraphQLSettings Read(IConfiguration configuration, bool development)
    {
        var settings = configuration.GetSection(Section).Get<GraphQLSettings>() ?? new();
        return settings with
        {
            RefusesTooManyResults = settings.MaxNumberOfResultsValidationMode.ToUpperInvariant() switch
            {
                "ENABLED" => true,
                "DISABLED" => false,
                "DEFAULT" => development,
                _ => throw new InvalidOperationException(
                    $"{Section}:MaxNumberOfResultsValidationMode is {settings.MaxNumberOfResultsValidationMode}, which is not known. Use Default, Enabled or Disabled."),
            },
        };
    }
}

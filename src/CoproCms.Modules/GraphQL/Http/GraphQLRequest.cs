using GraphQL;

namespace CoproCms.GraphQL.Http;

/// <summary>A request as it was read: its text, or what stands for it.</summary>
internal sealed record GraphQLRequest
{
    public string? Query { get; init; }

    public string? OperationName { get; init; }

    public Inputs Variables { get; init; } = Inputs.Empty;

    /// <summary>The same variables in one spelling, whatever the order of their names and the white space: values keep theirs, as sort keys do.</summary>
    public string VariablesText { get; init; } = "";

    /// <summary>The name of a query that the site keeps.</summary>
    public string? NamedQuery { get; init; }

    /// <summary>The SHA-256 of the text, in lower case hexadecimal digits.</summary>
    public string? Hash { get; init; }
}

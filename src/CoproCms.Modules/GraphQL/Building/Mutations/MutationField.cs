using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building.Mutations;

/// <summary>A field of the mutation root. Each runs after the one before it is done, in a transaction of its own.</summary>
public sealed class MutationField : GraphField
{
    public const string Input = "input";

    /// <summary>What it does: <c>create</c>. All fields of a kind ask for the same permissions, each for those of its type.</summary>
    public required string Kind { get; init; }

    /// <summary>The content type that it changes items of, null when it is for none alone.</summary>
    public string? ContentType { get; init; }
}

using CoproCms.Fields;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building.Mutations;

/// <summary>A member of an input that stands for one member of a content item's JSON.</summary>
internal sealed class InputMember : GraphField
{
    public required string JsonName { get; init; }

    /// <summary>The kind of the value, or of each in a list; null for objects.</summary>
    public ScalarKind? Scalar { get; init; }

    /// <summary>A part that items may carry though their types do not attach it.</summary>
    public bool Carried { get; set; }
}

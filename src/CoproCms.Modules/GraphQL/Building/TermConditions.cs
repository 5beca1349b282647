using GraphQL.Types;

namespace CoproCms.GraphQL.Building;

/// <summary>The input by which lists are filtered by the terms of a taxonomy field.</summary>
internal sealed class TermConditions(Scalars scalars)
{
    public const string Term = "term";
    public const string In = "term_in";
    public const string NotIn = "term_not_in";
    public const string All = "term_all";
    public const string Descendants = "includeDescendants";

    public void Fill(InputObjectGraphType input)
    {
        var id = scalars.Input(Fields.ScalarKind.Id);
        input.Description = "Conditions on the terms of a taxonomy field; all that are given must hold.";
        Add(input, Term, id, "The id of a term that the item has; null for items without any term.");
        Add(input, In, new ListGraphType(id), "Ids of terms of which the item has at least one.");
        Add(input, NotIn, new ListGraphType(id), "Ids of terms of which the item has none.");
        Add(input, All, new ListGraphType(id), "Ids of terms all of which the item has.");
        Add(input, Descendants, scalars.Boolean, "Whether a term below a named one counts as that one. False unless given.");
    }

    private static void Add(InputObjectGraphType input, string name, IGraphType type, string description) =>
        input.AddField(new() { Name = name, ResolvedType = type, Description = description });
}

/// <summary>A member of a where input that holds the conditions on a taxonomy field's terms.</summary>
internal sealed class TermsField : global::GraphQL.Types.FieldType
{
    public required ConditionTarget Target { get; init; }
}

/// <summary>A member of a where input about the items that a picker names: <c>principles_some: { … }</c>.</summary>
internal sealed class PickedField : global::GraphQL.Types.FieldType
{
    public required ConditionTarget Target { get; init; }

    /// <summary>The types that the picker offers; empty for every type.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>True for <c>_none</c>.</summary>
    public required bool Negative { get; init; }
}

/// <summary>A member of a where input about the items whose picker names this one: <c>initiativeByPrinciples_some: { … }</c>.</summary>
internal sealed class PickedByField : global::GraphQL.Types.FieldType
{
    public required ReverseEdge Edge { get; init; }
}

/// <summary>A picker seen from what it points to.</summary>
/// <param name="Source">The content type that has the picker.</param>
/// <param name="Part">Instance name of the part with the picker.</param>
/// <param name="Field">The picker.</param>
internal sealed record ReverseEdge(string Source, string Part, string Field);

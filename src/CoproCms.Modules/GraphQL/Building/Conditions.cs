using CoproCms.Content.Filtering;
using CoproCms.Fields;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>Where conditions stand: in a part, in a field of it, or in neither yet.</summary>
internal readonly record struct ConditionPlace(string? Part, string? Field);

/// <summary>What a condition compares: a column, or a member of a part's index, of the part and field that enclose the condition when none is named.</summary>
internal sealed record ConditionTarget(ContentColumn? Column, string? Part, string? Member)
{
    public static ConditionTarget Of(ContentColumn column) => new(column, null, null);

    public static ConditionTarget Of(string? part, string member) => new(null, part, member);

    public string PartIn(ConditionPlace place) => Part ?? place.Part!;

    /// <summary>As the index names it: <c>Location.Latitude</c> inside the field Location.</summary>
    public string MemberIn(ConditionPlace place) => place.Field is null ? Member! : $"{place.Field}.{Member}";
}

/// <summary>A member of a where input that is one comparison: <c>displayText_contains</c>.</summary>
internal sealed class ConditionField : GraphField
{
    public required ConditionTarget Target { get; init; }

    public required FilterOperator Operator { get; init; }

    public required ScalarKind Kind { get; init; }
}

/// <summary>A member of a where or order input that holds those on a part, or on a field with members: <c>alias: { … }</c>.</summary>
internal sealed class PlaceField : GraphField
{
    /// <summary>Instance name of the part, null when it is the one that encloses the input.</summary>
    public required string? Part { get; init; }

    /// <summary>The field whose members are meant, null for those of the part.</summary>
    public string? Field { get; init; }

    public ConditionPlace In(ConditionPlace place) => new(Part ?? place.Part, Field);
}

/// <summary>A member of an order input.</summary>
internal sealed class SortField : GraphField
{
    public required ConditionTarget Target { get; init; }

    public required ScalarKind Kind { get; init; }

    public ContentSort Sort(ConditionPlace place, bool descending) => Target.Column is { } column
        ? ContentSort.By(column, descending)
        : ContentSort.By(Target.PartIn(place), Target.MemberIn(place), Kind, descending);
}

/// <summary>The operators by the kind of value, as suffixes of a member's name, in Orchard Core's order.</summary>
internal static class ConditionOperators
{
    private static readonly (string Suffix, FilterOperator Operator)[] Equality = [("", FilterOperator.Equal), ("_not", FilterOperator.NotEqual)];

    private static readonly (string Suffix, FilterOperator Operator)[] Membership = [.. Equality, ("_in", FilterOperator.In), ("_not_in", FilterOperator.NotIn)];

    private static readonly (string Suffix, FilterOperator Operator)[] Texts =
    [
        .. Membership,
        ("_contains", FilterOperator.Contains), ("_not_contains", FilterOperator.NotContains),
        ("_starts_with", FilterOperator.StartsWith), ("_not_starts_with", FilterOperator.NotStartsWith),
        ("_ends_with", FilterOperator.EndsWith), ("_not_ends_with", FilterOperator.NotEndsWith),
    ];

    private static readonly (string Suffix, FilterOperator Operator)[] Ordered =
    [
        .. Membership,
        ("_gt", FilterOperator.Greater), ("_gte", FilterOperator.GreaterOrEqual), ("_lt", FilterOperator.Less), ("_lte", FilterOperator.LessOrEqual),
    ];

    public static (string Suffix, FilterOperator Operator)[] For(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => Equality,
        ScalarKind.Id => Membership,
        ScalarKind.String => Texts,
        _ => Ordered,
    };

    public static bool TakesList(FilterOperator op) => op is FilterOperator.In or FilterOperator.NotIn;
}

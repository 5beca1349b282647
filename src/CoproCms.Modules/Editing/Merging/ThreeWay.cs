using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Editing.Merging;

/// <summary>Who changed a piece of content since both began with the same version.</summary>
internal enum Change
{
    Mine,
    Theirs,

    /// <summary>Both, and not alike: a person must decide.</summary>
    Both,
}

/// <summary>A piece that is not the same in both versions.</summary>
internal sealed record MergeField(ContentUnit Unit, JsonNode? Base, JsonNode? Theirs, JsonNode? Mine, Change Change);

/// <summary>Compares what two people made of the same version.</summary>
internal static class ThreeWay
{
    /// <param name="units">The pieces to compare.</param>
    /// <param name="before">What both began with; null when it is no longer known, and then every difference is for a person to decide.</param>
    /// <param name="theirs">What is stored now.</param>
    /// <param name="mine">What is to be saved.</param>
    /// <returns>The pieces that differ, in their order.</returns>
    public static IReadOnlyList<MergeField> Compare(IEnumerable<ContentUnit> units, JsonObject? before, JsonObject theirs, JsonObject mine) =>
    [
        .. from unit in units
           let values = (Base: before is null ? null : unit.Of(before), Theirs: unit.Of(theirs), Mine: unit.Of(mine))
           where !JsonComparison.AreAlike(values.Theirs, values.Mine)
           select new MergeField(unit, values.Base, values.Theirs, values.Mine, Of(before is null, values.Base, values.Theirs, values.Mine)),
    ];

    private static Change Of(bool isUnknown, JsonNode? before, JsonNode? theirs, JsonNode? mine) => (isUnknown, JsonComparison.AreAlike(before, theirs), JsonComparison.AreAlike(before, mine)) switch
    {
        (false, true, _) => Change.Mine,
        (false, _, true) => Change.Theirs,
        _ => Change.Both,
    };
}

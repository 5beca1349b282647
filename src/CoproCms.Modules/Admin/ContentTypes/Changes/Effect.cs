using System.Collections.Immutable;

namespace CoproCms.Admin.ContentTypes.Changes;

/// <summary>What a change of a definition does to content that is there.</summary>
internal enum EffectKind
{
    /// <summary>A field or part goes, and with it its value from view; the value stays in the content and comes back with the field.</summary>
    Hidden,

    /// <summary>A rule is broken that was not before: the item stays as it is, and cannot be saved again until it is mended.</summary>
    Invalid,

    /// <summary>The pattern gives another path than the present one, which stays until the path is made anew.</summary>
    OtherPath,

    /// <summary>There are drafts, and without drafts their next save is live at once.</summary>
    DraftsGoLive,

    /// <summary>Earlier versions are no longer kept.</summary>
    NoMoreVersions,

    /// <summary>Text that holds Liquid and was shown as text is run.</summary>
    LiquidRuns,

    /// <summary>The type stands no longer, or only now, among the root fields of GraphQL and in lists of content.</summary>
    StereotypeChanges,
}

/// <param name="Kind">What happens.</param>
/// <param name="Subject">To what: the field as <c>Part.Field</c>, the part, the member that is invalid.</param>
/// <param name="Count">How many of the items that were read.</param>
/// <param name="Samples">Some of them.</param>
/// <param name="Detail">An example: the message of the broken rule, the new path.</param>
internal sealed record Effect(EffectKind Kind, string Subject, int Count, ImmutableArray<AffectedItem> Samples, string? Detail = null);

internal sealed record AffectedItem(string ContentItemId, string Name);

/// <param name="Items">How many items of the types there are, nested ones too.</param>
/// <param name="Read">How many of them were looked at: those changed last.</param>
/// <param name="Effects">The gravest first.</param>
internal sealed record Impact(int Items, int Read, ImmutableArray<Effect> Effects)
{
    public bool IsPartial => Read < Items;
}

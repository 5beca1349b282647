using System.Collections.Immutable;
using CoproCms.Content;

namespace CoproCms.Admin.ContentTypes.Changes;

/// <summary>Counts effects item by item and keeps a few names of each.</summary>
internal sealed class EffectCollector
{
    private const int Samples = 5;

    private readonly OrderedDictionary<(EffectKind, string), (int Count, ImmutableArray<AffectedItem> Items, string? Detail)> _effects = [];

    public ImmutableArray<Effect> Effects =>
        [.. _effects.Select(e => new Effect(e.Key.Item1, e.Key.Item2, e.Value.Count, e.Value.Items, e.Value.Detail)).OrderBy(e => e.Kind)];

    public void Add(EffectKind kind, string subject, ContentItem item, string? detail = null)
    {
        var known = _effects.GetValueOrDefault((kind, subject), (0, [], detail));
        var items = known.Items.Length < Samples ? known.Items.Add(new(item.ContentItemId, item.DisplayText ?? item.ContentItemId)) : known.Items;
        _effects[(kind, subject)] = (known.Count + 1, items, known.Detail);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Theming.Shapes;

/// <summary>Where a shape goes and how it is changed on the way.</summary>
internal sealed record Place(string Zone, string Position)
{
    public ImmutableArray<string> Alternates { get; init; } = [];

    public ImmutableArray<string> Wrappers { get; init; } = [];

    public string? Shape { get; init; }
}

/// <summary>
/// Orchard Core's placement: rules by shape type, <c>{"place":"Zone:position","displayType":…,"differentiator":…,"contentType":[…]}</c>;
/// the place <c>-</c> hides. The last rule that fits wins. Tabs, groups, cards and columns (<c>#@%|</c>) belong to editors and are passed over.
/// </summary>
internal sealed class Placement
{
    private readonly Dictionary<string, List<JsonObject>> _rules = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="sources">Rules by shape type, the weakest source first.</param>
    public Placement(IEnumerable<KeyValuePair<string, JsonNode?>> sources)
    {
        foreach (var (shape, rules) in sources)
        {
            if (!_rules.TryGetValue(shape, out var known))
                _rules[shape] = known = [];
            known.AddRange((rules as JsonArray ?? []).OfType<JsonObject>());
        }
    }

    /// <returns>The place, null when the shape is hidden.</returns>
    public Place? Find(string shapeType, string differentiator, ContentTypeDefinition type, string displayType, Place standard)
    {
        var place = standard;
        foreach (var rule in _rules.GetValueOrDefault(shapeType) ?? [])
        {
            if (!Fits(rule, differentiator, type, displayType))
                continue;
            if (rule.Text("place") == "-")
                return null;
            place = Apply(rule, place);
        }

        return place;
    }

    private static bool Fits(JsonObject rule, string differentiator, ContentTypeDefinition type, string displayType) =>
        (rule.Text("displayType") is not { Length: > 0 } display || Same(display, displayType))
        && (rule.Text("differentiator") is not { Length: > 0 } wanted || Same(wanted, differentiator))
        && (Names(rule, "contentType") is not { Length: > 0 } types || types.Any(t => Same(t.TrimEnd('*'), type.Name) || Same(t, type.Stereotype)
            || (t.EndsWith('*') && type.Name.StartsWith(t.TrimEnd('*'), StringComparison.OrdinalIgnoreCase))))
        && (Names(rule, "contentPart") is not { Length: > 0 } parts || parts.Any(p => type.PartOf(p) is not null));

    private static Place Apply(JsonObject rule, Place place)
    {
        var text = (rule.Text("place") ?? "").TrimStart('/').Split('#', '@', '%', '|')[0];
        var colon = text.IndexOf(':');
        var zone = colon < 0 ? text : text[..colon];
        return place with
        {
            Zone = zone.Length == 0 ? place.Zone : zone,
            Position = colon < 0 ? place.Position : text[(colon + 1)..],
            Alternates = [.. place.Alternates, .. Names(rule, "alternates")],
            Wrappers = [.. place.Wrappers, .. Names(rule, "wrappers")],
            Shape = rule.Text("shape") ?? place.Shape,
        };
    }

    private static string[] Names(JsonObject rule, string member) => rule.Text(member) is { } one ? [one] : [.. rule.Texts(member)];

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Positions as Orchard Core writes them: <c>before</c>, numbers with dots (<c>1.5</c>), <c>after</c>; none stands between.</summary>
internal sealed class PositionComparer : IComparer<string>
{
    public static readonly PositionComparer Instance = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (Numbers(x), Numbers(y));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var order = a.ElementAtOrDefault(i).CompareTo(b.ElementAtOrDefault(i));
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static double[] Numbers(string? position) =>
        [.. (position ?? "").Split('.').Select(part => part switch
        {
            "before" => double.MinValue,
            "after" => double.MaxValue,
            _ => double.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : 0,
        })];
}

using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Security;

namespace CoproCms.Admin.ContentTypes.Changes;

/// <summary>Finds what the change of a type does to one item of it.</summary>
internal sealed class ItemEffects(ItemCheck check, ContentTypeDefinition before, ContentTypeDefinition after)
{
    private const string Sanitise = "SanitizeHtml";

    private readonly HashSet<string> _unsanitised = [.. Unsanitised(after).Except(Unsanitised(before))];

    public void Collect(ContentItem item, EffectCollector effects)
    {
        foreach (var subject in Hidden(item))
            effects.Add(EffectKind.Hidden, subject, item);
        var broken = Errors(item, before).Select(e => (e.Path, e.Code)).ToHashSet();
        foreach (var error in Errors(item, after).Where(e => !broken.Contains((e.Path, e.Code))).DistinctBy(e => e.Path))
            effects.Add(EffectKind.Invalid, error.Path, item, error.Message);
        foreach (var place in _unsanitised.Where(place => HoldsLiquid(Find(item, place))))
            effects.Add(EffectKind.LiquidRuns, place, item);
    }

    /// <summary>Every place of a type where HTML is stored as written: the part, or <c>Part.Field</c>.</summary>
    public static IEnumerable<string> Unsanitised(ContentTypeDefinition type) =>
        type.Parts.Where(p => IsOff(p.Settings)).Select(p => p.Name)
            .Concat(type.Parts.SelectMany(p => p.Part.Fields.Where(f => IsOff(f.Settings)).Select(f => $"{p.Name}.{f.Name}")));

    private static bool IsOff(JsonObject settings) => settings.Any(section => (section.Value as JsonObject).Flag(Sanitise) == false);

    private IEnumerable<string> Hidden(ContentItem item)
    {
        foreach (var part in before.Parts)
        {
            var now = after.Part(part.Name);
            if (now is null && HasValue(item.Part(part.Name)))
                yield return part.Name;
            if (now is null)
                continue;
            foreach (var field in part.Part.Fields.Where(f => !now.Part.Fields.Any(n => n.Name == f.Name && n.FieldType == f.FieldType)))
            {
                if (HasValue(item.Field(part.Name, field.Name)))
                    yield return $"{part.Name}.{field.Name}";
            }
        }
    }

    private ValidationErrors Errors(ContentItem item, ContentTypeDefinition type) => check.Validate(new(item, null, type, Actor.System));

    private static JsonNode? Find(ContentItem item, string place) => place.Split('.', 2) is [var part, var field] ? item.Field(part, field) : item.Part(place);

    private static bool HoldsLiquid(JsonNode? node) => node?.ToJsonString() is { } json
        && (json.Contains("{{", StringComparison.Ordinal) || json.Contains("{%", StringComparison.Ordinal));

    private static bool HasValue(JsonNode? node) => node switch
    {
        JsonObject json => json.Any(p => HasValue(p.Value)),
        JsonArray array => array.Any(HasValue),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.False or JsonValueKind.Null => false,
            JsonValueKind.String => value.GetValue<string>().Length > 0,
            _ => true,
        },
        _ => false,
    };
}

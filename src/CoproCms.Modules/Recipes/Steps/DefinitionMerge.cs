using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Recipes.Steps;

/// <summary>
/// Brings the types and parts of a step together with those there are, as Orchard Core does: what is named is added or changed, settings are
/// merged member by member, lists are replaced, and what is not named stays.
/// </summary>
internal static class DefinitionMerge
{
    /// <param name="current">The definitions there are.</param>
    /// <param name="step">The step's JSON.</param>
    /// <param name="replace">A type or part that is named starts afresh.</param>
    public static ContentDefinitions Apply(ContentDefinitions current, JsonObject step, bool replace)
    {
        var parts = current.Parts.Values.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var json in step.Objects("ContentParts"))
        {
            var part = ContentDefinitionJson.ReadPart(json);
            parts[part.Name] = !replace && parts.TryGetValue(part.Name, out var known) ? Merge(known, part) : part;
        }

        var types = current.Types.Values.ToDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var json in step.Objects("ContentTypes"))
        {
            var type = ContentDefinitionJson.ReadType(json, parts.GetValueOrDefault);
            types[type.Name] = !replace && types.TryGetValue(type.Name, out var known) ? Merge(known, type, json.Text("DisplayName")) : type;
        }

        return new(types.Values.Select(t => t with { Parts = [.. t.Parts.Select(p => p with { Part = parts.GetValueOrDefault(p.Part.Name, p.Part) })] }), parts.Values);
    }

    private static ContentTypeDefinition Merge(ContentTypeDefinition known, ContentTypeDefinition step, string? displayName) => known with
    {
        DisplayName = displayName ?? known.DisplayName,
        Settings = Merge(known.Settings, step.Settings),
        Parts = Merge(known.Parts, step.Parts, p => p.Name, (a, b) => b with { Settings = Merge(a.Settings, b.Settings) }),
    };

    private static ContentPartDefinition Merge(ContentPartDefinition known, ContentPartDefinition step) => known with
    {
        Settings = Merge(known.Settings, step.Settings),
        Fields = Merge(known.Fields, step.Fields, f => f.Name, (a, b) => b with { Settings = Merge(a.Settings, b.Settings) }),
    };

    private static ImmutableArray<T> Merge<T>(ImmutableArray<T> known, ImmutableArray<T> step, Func<T, string> name, Func<T, T, T> merge)
    {
        var merged = new OrderedDictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in known)
            merged[name(item)] = item;
        foreach (var item in step)
            merged[name(item)] = merged.TryGetValue(name(item), out var before) ? merge(before, item) : item;
        return [.. merged.Values];
    }

    private static JsonObject Merge(JsonObject known, JsonObject step)
    {
        var merged = (JsonObject)known.DeepClone();
        foreach (var (name, value) in step)
            merged[name] = value is JsonObject inner && merged[name] is JsonObject before ? Merge(before, inner) : value?.DeepClone();
        return merged;
    }
}

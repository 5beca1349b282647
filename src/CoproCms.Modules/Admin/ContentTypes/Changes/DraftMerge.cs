using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Recipes;

namespace CoproCms.Admin.ContentTypes.Changes;

/// <summary>
/// Brings together what two people made of one definition. Records of fields and parts are told apart by their names, so that two who add a
/// field each both keep theirs; where both changed the same value, mine stands and is named.
/// </summary>
internal sealed class DraftMerge
{
    private readonly List<string> _contested = [];

    /// <summary>Pointers to the values that both changed.</summary>
    public IReadOnlyList<string> Contested => _contested;

    public JsonObject Merge(JsonObject start, JsonObject mine, JsonObject theirs) => (JsonObject)Merge(start, mine, theirs, "")!;

    private JsonNode? Merge(JsonNode? start, JsonNode? mine, JsonNode? theirs, string at)
    {
        if (JsonNode.DeepEquals(mine, theirs) || JsonNode.DeepEquals(start, theirs))
            return mine?.DeepClone();
        if (JsonNode.DeepEquals(start, mine))
            return theirs?.DeepClone();
        if (mine is JsonObject a && theirs is JsonObject b)
            return Members(start as JsonObject, a, b, at);
        if (mine is JsonArray x && theirs is JsonArray y && Records(x) is { } own && Records(y) is { } other)
            return new JsonArray([.. Members(start is JsonArray s ? Records(s) : null, own, other, at).Select(p => p.Value!.DeepClone())]);
        _contested.Add(at);
        return mine?.DeepClone();
    }

    private JsonObject Members(JsonObject? start, JsonObject mine, JsonObject theirs, string at)
    {
        var merged = new JsonObject();
        foreach (var name in mine.Select(p => p.Key).Union(theirs.Select(p => p.Key)))
        {
            if (Merge(start?[name], mine[name], theirs[name], JsonPointer.Child(at, name)) is { } value)
                merged[name] = value;
        }

        return merged;
    }

    private static JsonObject? Records(JsonArray array)
    {
        var records = new JsonObject();
        foreach (var entry in array)
        {
            if (entry is not JsonObject record || record.Text("Name") is not { Length: > 0 } name || !records.TryAdd(name, record.DeepClone()))
                return null;
        }

        return records;
    }
}

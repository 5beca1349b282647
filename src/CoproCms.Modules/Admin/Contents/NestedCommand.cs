using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Admin.Contents;

/// <summary>
/// What the buttons of a list of rows do where no script does it: <c>up:FlowPart.Widgets[1]</c>, <c>down:…</c>, <c>remove:…</c>, <c>add:FlowPart.Widgets</c>.
/// </summary>
internal sealed record NestedCommand(string Verb, string Path)
{
    private static readonly string[] Verbs = ["add", "up", "down", "remove"];

    /// <returns>Null for a command of another kind.</returns>
    public static NestedCommand? Parse(string command) =>
        command.Split(':', 2) is [var verb, { Length: > 0 } path] && Verbs.Contains(verb) ? new(verb, path) : null;

    /// <summary>Changes the item in place; a path that leads nowhere changes nothing.</summary>
    /// <param name="content">The item's JSON.</param>
    /// <param name="create">Makes the row that is added.</param>
    public void ApplyTo(JsonObject content, Func<JsonObject> create)
    {
        if (Verb == "add")
            Add(content, create);
        else if (Path.EndsWith(']') && Path.LastIndexOf('[') is var open and > 0 && int.TryParse(Path[(open + 1)..^1], out var position))
        {
            foreach (var rows in Lists(Find(content, Path[..open])).Where(rows => position >= 0 && position < rows.Count))
                Change(rows, position);
        }
    }

    // The texts and focal points of files stand in lists beside that of their paths.
    private static IEnumerable<JsonArray> Lists(JsonNode? rows) => rows switch
    {
        JsonArray { Parent: JsonObject owner } paths when owner["Paths"] == paths => new[] { paths, owner["MediaTexts"], owner["Decorative"], owner["Anchors"] }.OfType<JsonArray>(),
        JsonArray list => [list],
        _ => [],
    };

    private void Add(JsonObject content, Func<JsonObject> create)
    {
        var point = Path.LastIndexOf('.');
        if (point < 0 || Owner(content, Path[..point]) is not { } owner)
            return;
        if (owner[Path[(point + 1)..]] is not JsonArray rows)
            owner[Path[(point + 1)..]] = rows = [];
        rows.Add((JsonNode)create());
    }

    private void Change(JsonArray rows, int position)
    {
        var row = rows[position];
        rows.RemoveAt(position);
        var target = Verb == "up" ? Math.Max(position - 1, 0) : Math.Min(position + 1, rows.Count);
        if (Verb != "remove")
            rows.Insert(target, row);
    }

    // Only the last step may be missing: the part of a new item.
    private static JsonObject? Owner(JsonObject content, string path)
    {
        if (Find(content, path) is JsonObject there)
            return there;
        if (path.IndexOfAny(['.', '[']) >= 0)
            return null;
        var created = new JsonObject();
        content[path] = created;
        return created;
    }

    private static JsonNode? Find(JsonNode? node, string path)
    {
        foreach (var segment in path.Split('.', '['))
        {
            node = (node, segment) switch
            {
                (JsonArray rows, [.., ']']) when int.TryParse(segment[..^1], out var i) && i >= 0 && i < rows.Count => rows[i],
                (JsonObject json, _) => json[segment],
                _ => null,
            };
        }

        return node;
    }
}

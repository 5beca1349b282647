using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;
using CoproCms.Security;

namespace CoproCms.Admin.Contents;

/// <summary>Lays a posted form over an item's JSON, part by part and member by member; what the form does not mention stays as it was.</summary>
internal sealed class FormReader(FieldTypes fields, PartTypes parts, ContentItemFactory factory, ContentDefinitions definitions, FormValue values, Actor actor)
{
    private readonly Dictionary<string, JsonObject> _nested = [];

    public ContentItem Read(ContentItem item, FormNode form)
    {
        var copy = item.Clone();
        foreach (var nested in NestedItems.In(item.Content))
            _nested.TryAdd(nested.Json.Text(nameof(ContentItem.ContentItemId)) ?? "", nested.Json);
        ReadParts(copy.Content, definitions.Type(item.ContentType), form);
        return copy;
    }

    private void ReadParts(JsonObject content, ContentTypeDefinition? type, FormNode form)
    {
        foreach (var name in form.Members)
        {
            if (form[name] is not { } node || PartOf(type, name) is not { } part)
                continue;
            var value = content[part.Name] as JsonObject ?? [];
            if (parts.Find(part.Part.Name) is { } partType)
                ReadMembers(value, WrittenShape.Of(partType), node, partType.Default(part));
            foreach (var field in part.Part.Fields)
                ReadField(value, new(part.Name, field), node);
            if (value.Parent is null && value.Count > 0)
                content[part.Name] = value;
        }
    }

    // Parts such as FlowMetadata are attached to no type; an item carries them.
    private ContentTypePartDefinition? PartOf(ContentTypeDefinition? type, string name) =>
        type?.Part(name) ?? (parts.Find(name) is null ? null : new(name, new(name, [], []), []));

    private void ReadField(JsonObject part, FieldContext field, FormNode form)
    {
        var name = field.Definition.Name;
        if (form[name] is not { } node || fields.Find(field.Definition.FieldType) is not { } type)
            return;
        var value = part[name] as JsonObject ?? [];
        ReadMembers(value, WrittenShape.Of(type), node, type.Default(field));
        if (value.Parent is null && value.Count > 0)
            part[name] = value;
    }

    private void ReadMembers(JsonObject value, IEnumerable<ShapeMember> members, FormNode form, JsonObject defaults)
    {
        foreach (var member in members)
        {
            if (form[member.JsonName] is { } node)
                ReadMember(value, member, node, defaults);
        }
    }

    private void ReadMember(JsonObject value, ShapeMember member, FormNode node, JsonObject defaults)
    {
        switch (member.Kind)
        {
            // A box always says yes or no; for a value that is missing it says what missing means.
            case MemberKind.Scalar when member.Scalar == ScalarKind.Boolean && value[member.JsonName] is null && values.Read(node.Last, member.Scalar) is { } said
                && JsonNode.DeepEquals(said, defaults[member.JsonName] ?? false):
                break;
            case MemberKind.Scalar:
                if (!values.IsUnchanged(node.Last, value[member.JsonName], member.Scalar))
                    Set(value, member.JsonName, values.Read(node.Last, member.Scalar));
                break;
            case MemberKind.ScalarList:
                ReadList(value, member, node);
                break;
            case MemberKind.Object:
                var inner = value[member.JsonName] as JsonObject ?? [];
                ReadMembers(inner, WrittenShape.Of(member.Object!), node, []);
                if (inner.Parent is null && inner.Count > 0)
                    value[member.JsonName] = inner;
                break;
            default:
                if (node.HasRows)
                    SetRows(value, member.JsonName, member.Kind == MemberKind.NestedItems ? ReadNested(member.JsonName, node) : ReadObjects(value, member, node));
                break;
        }
    }

    private void ReadList(JsonObject value, ShapeMember member, FormNode node)
    {
        var old = (value[member.JsonName] as JsonArray)?.Select(v => values.Show(v, member.Scalar)).ToList() ?? [];
        List<string> posted = node.HasRows ? WithoutBlankEnd(node.Rows().Select(row => row.Row.Last.ReplaceLineEndings("\n")), old.Count, member.Scalar) : [.. Lines(node.Values)];
        if (!node.HasRows)
            old.RemoveAll(string.IsNullOrWhiteSpace);
        if (node[FormNode.Choices] is not null)
            posted = [.. old.Where(posted.Contains), .. posted.Except(old)];
        if (!posted.SequenceEqual(old))
            value[member.JsonName] = new JsonArray([.. posted.Select(text => values.Read(text, member.Scalar) ?? "")]);
    }

    // Rows that were offered and not used. Between others a blank one stays: lists such as paths and their texts go side by side.
    private static List<string> WithoutBlankEnd(IEnumerable<string> posted, int known, ScalarKind kind)
    {
        var rows = posted.ToList();
        var blank = kind == ScalarKind.Boolean ? "false" : "";
        while (rows.Count > known && rows[^1] == blank)
            rows.RemoveAt(rows.Count - 1);
        return rows;
    }

    // A name that is repeated, or a text of one value a line; the blank value only says that the list is there.
    private static IEnumerable<string> Lines(IEnumerable<string?> posted) =>
        posted.OfType<string>().SelectMany(text => text.ReplaceLineEndings("\n").Split('\n')).Where(line => !string.IsNullOrWhiteSpace(line));

    private List<JsonNode?> ReadObjects(JsonObject value, ShapeMember member, FormNode node)
    {
        var old = value.Objects(member.JsonName).ToList();
        var read = new List<JsonNode?>();
        foreach (var (key, row) in node.Rows())
        {
            var known = int.TryParse(key, out var position) && position >= 0 && position < old.Count;
            var json = known ? (JsonObject)old[position].DeepClone() : [];
            ReadMembers(json, WrittenShape.Of(member.Object!), row, []);
            read.Add(json);
        }

        while (read.Count > old.Count && read[^1] is JsonObject { Count: 0 })
            read.RemoveAt(read.Count - 1);
        return read;
    }

    private List<JsonNode?> ReadNested(string member, FormNode node)
    {
        var read = new List<JsonNode?>();
        foreach (var (_, row) in node.Rows())
        {
            if (Nested(row) is not { } json)
                continue;
            ReadParts(json, definitions.Type(json.Text(nameof(ContentItem.ContentType))), row);
            // Terms stand below a term in a list of the same name, beside its parts.
            if (row[member] is { HasRows: true } below)
                SetRows(json, member, ReadNested(member, below));
            read.Add(json);
        }

        return read;
    }

    private JsonObject? Nested(FormNode row)
    {
        var (id, typeName) = (row[nameof(ContentItem.ContentItemId)]?.Last ?? "", row[nameof(ContentItem.ContentType)]?.Last);
        if (_nested.TryGetValue(id, out var known))
            return (JsonObject)known.DeepClone();
        if (definitions.Type(typeName) is not { } type)
            return null;
        return NestedJson.Of(factory.Create(type, actor), ContentId.IsWellFormed(id) ? id : ContentId.New());
    }

    private static void SetRows(JsonObject value, string member, List<JsonNode?> rows)
    {
        if (rows.Count > 0 || value[member] is not null)
            value[member] = new JsonArray([.. rows]);
    }

    private static void Set(JsonObject value, string member, JsonNode? json)
    {
        if (json is null)
            value.Remove(member);
        else
            value[member] = json;
    }
}

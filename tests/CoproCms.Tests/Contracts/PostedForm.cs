using System.Text.Json.Nodes;
using CoproCms.Admin.Contents;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Security;
using Microsoft.Extensions.Primitives;

namespace CoproCms.Tests.Contracts;

/// <summary>What a browser posts of a form that shows every member of an item and that nobody touched.</summary>
internal sealed class PostedForm(FormValue values, ContentDefinitions definitions)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private readonly Dictionary<string, List<string>> _posted = [];

    public static FormValue Values { get; } = new(new(London));

    public static void AssertUnchanged(ContentItem item, ContentTypeDefinition type)
    {
        // No write stores such.
        if (ReadableJson.FindFault(item.Content) is not null)
            return;
        var definitions = new ContentDefinitions([type], []);
        var form = new PostedForm(Values, definitions).Of(item, type);

        var read = Read(item, form, definitions);

        Assert.True(JsonNode.DeepEquals(item.Content, read.Content), $"{item.Content.ToJsonString()}\nbecame\n{read.Content.ToJsonString()}\nby\n{string.Join('\n', form.Select(f => $"{f.Key}={f.Value}"))}");
    }

    public static ContentItem Read(ContentItem item, IEnumerable<KeyValuePair<string, StringValues>> form, ContentDefinitions definitions) =>
        new FormReader(Registered.Fields, Registered.Parts, Registered.Factory, definitions, Values, Actor.Nobody).Read(item, FormNode.Of(form));

    public IReadOnlyDictionary<string, StringValues> Of(ContentItem item, ContentTypeDefinition type)
    {
        AddParts(item.Content, type, "");
        return _posted.ToDictionary(p => p.Key, p => new StringValues([.. p.Value]));
    }

    private void AddParts(JsonObject content, ContentTypeDefinition type, string prefix)
    {
        foreach (var part in type.Parts.Where(p => content[p.Name] is JsonObject))
        {
            var value = content.Object(part.Name)!;
            if (Registered.Parts.Find(part.Part.Name) is { } partType)
                AddMembers(value, WrittenShape.Of(partType), prefix + part.Name);
            foreach (var field in part.Part.Fields.Where(f => value[f.Name] is JsonObject))
                AddMembers(value.Object(field.Name)!, WrittenShape.Of(Registered.Fields.Find(field.FieldType)!), $"{prefix}{part.Name}.{field.Name}");
        }
    }

    private void AddMembers(JsonObject value, IEnumerable<ShapeMember> members, string name)
    {
        foreach (var member in members)
            AddMember(value, member, $"{name}.{member.JsonName}");
    }

    // A control shows what is of its kind; what is not, the form does not mention.
    private void AddMember(JsonObject value, ShapeMember member, string name)
    {
        switch (member.Kind, value[member.JsonName])
        {
            case (MemberKind.Scalar, var scalar and (null or JsonValue)):
                Post(name, values.Show(scalar, member.Scalar));
                break;
            case (MemberKind.ScalarList, JsonArray list) when list.All(v => v is JsonValue):
                Post(name + ".Index", "");
                AddRows(list, name, (row, path) => Post(path, values.Show(row, member.Scalar)));
                break;
            case (MemberKind.Object, JsonObject inner):
                AddMembers(inner, WrittenShape.Of(member.Object!), name);
                break;
            case (MemberKind.ObjectList, JsonArray list) when list.All(v => v is JsonObject):
                Post(name + ".Index", "");
                AddRows(list, name, (row, path) => AddMembers((JsonObject)row!, WrittenShape.Of(member.Object!), path));
                break;
            case (MemberKind.NestedItems, JsonArray list) when list.All(v => v is JsonObject json && definitions.Type(json.Text("ContentType")) is not null && json.Text("ContentItemId") is { Length: > 0 }):
                Post(name + ".Index", "");
                AddRows(list, name, AddNested);
                break;
        }
    }

    private void AddNested(JsonNode? row, string path)
    {
        var json = (JsonObject)row!;
        Post(path + ".ContentItemId", json.Text("ContentItemId")!);
        Post(path + ".ContentType", json.Text("ContentType")!);
        AddParts(json, definitions.Type(json.Text("ContentType"))!, path + ".");
    }

    private void AddRows(JsonArray list, string name, Action<JsonNode?, string> add)
    {
        for (var i = 0; i < list.Count; i++)
        {
            Post(name + ".Index", $"{i}");
            add(list[i], $"{name}[{i}]");
        }
    }

    // Text areas give line breaks as CR LF.
    private void Post(string name, string value)
    {
        if (!_posted.TryGetValue(name, out var all))
            _posted[name] = all = [];
        all.Add(value.ReplaceLineEndings("\r\n"));
    }
}

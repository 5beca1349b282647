using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Fields;
using CoproCms.Hosting;

namespace CoproCms.Rest.OpenApi;

/// <summary>JSON Schemas and examples of what fields and parts hold, from their shapes.</summary>
internal static class ShapeSchemas
{
    /// <summary>An object with the members of the shape, and with those that only its default value has.</summary>
    public static JsonObject Of(ValueShape? shape, JsonObject defaults)
    {
        var properties = Properties(shape);
        foreach (var (name, value) in defaults.Where(d => !properties.ContainsKey(d.Key)))
            properties[name] = OfDefault(value);
        return Object(properties);
    }

    /// <summary>A value such as a client would send, one of the choices where there are some; null where only the item itself can tell.</summary>
    public static JsonObject? Example(ValueShape? shape, string? choice = null) => shape switch
    {
        ValueShape.Scalar scalar => new() { [scalar.Member] = choice ?? Example(scalar.Kind) },
        ValueShape.List list => new() { [list.Member] = new JsonArray(choice ?? Example(list.Kind)) },
        ValueShape.Object composite => Example(composite.Members),
        _ => null,
    };

    /// <summary>What the value may be where only some texts are allowed.</summary>
    public static JsonObject? Choice(ValueShape? shape, IEnumerable<string> choices)
    {
        var allowed = new JsonObject { ["enum"] = new JsonArray([.. choices.Select(c => JsonValue.Create(c))]) };
        return shape switch
        {
            ValueShape.Scalar scalar => new() { [scalar.Member] = allowed },
            ValueShape.List list => new() { [list.Member] = new JsonObject { ["items"] = allowed } },
            _ => null,
        };
    }

    public static JsonObject Object(JsonObject properties)
    {
        var schema = new JsonObject { ["type"] = "object" };
        if (properties.Count > 0)
            schema["properties"] = properties;
        return schema;
    }

    // Ids are those of this very site, and no example could know them.
    private static JsonObject? Example(ImmutableArray<ShapeMember> members)
    {
        var example = new JsonObject(members.DistinctBy(m => m.JsonName)
            .Where(m => m is { Kind: MemberKind.Scalar or MemberKind.Html, Deprecated: null } && m.Scalar != ScalarKind.Id && !m.JsonName.EndsWith("Id", StringComparison.Ordinal))
            .Select(m => KeyValuePair.Create<string, JsonNode?>(m.JsonName, Example(m))));
        return example.Count > 0 ? example : null;
    }

    private static JsonNode Example(ShapeMember member) =>
        member.Kind == MemberKind.Html ? "<p>Helo</p>" : member.JsonName.EndsWith("Url", StringComparison.Ordinal) ? "https://example.org/" : Example(member.Scalar);

    private static JsonObject Properties(ValueShape? shape) => shape switch
    {
        ValueShape.Scalar scalar => new() { [scalar.Member] = Of(scalar.Kind) },
        ValueShape.List list => new() { [list.Member] = List(Of(list.Kind)) },
        ValueShape.Object composite => Properties(composite.Members),
        _ => [],
    };

    // Several readers' names may stand for one member: a picker's ids, and the items they lead to.
    private static JsonObject Properties(ImmutableArray<ShapeMember> members) => new(
        from member in members.DistinctBy(m => m.JsonName)
        let schema = Of(member)
        where schema is not null
        select KeyValuePair.Create<string, JsonNode?>(member.JsonName, schema));

    private static JsonObject? Of(ShapeMember member) => member.Kind switch
    {
        MemberKind.Scalar => Of(member.Scalar),
        MemberKind.ScalarList => List(Of(member.Scalar)),
        MemberKind.Object => Object(Properties(member.Object!.Members)),
        MemberKind.ObjectList => List(Object(Properties(member.Object!.Members))),
        MemberKind.Html or MemberKind.MarkdownHtml or MemberKind.ContentItem => Of(ScalarKind.String),
        MemberKind.NestedItems => List(ApiSchema.Ref(ContentSchemas.Item)),
        MemberKind.ContainedItems or MemberKind.Localizations => null,
        _ => List(Of(ScalarKind.String)),
    };

    private static JsonObject Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => Type("boolean"),
        ScalarKind.Integer => Type("integer"),
        ScalarKind.Decimal => Type("number"),
        ScalarKind.Date or ScalarKind.DateTime => new() { ["type"] = "string", ["format"] = "date-time" },
        ScalarKind.TimeSpan => new() { ["type"] = "string", ["pattern"] = "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$" },
        _ => Type("string"),
    };

    private static JsonNode Example(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => true,
        ScalarKind.Integer or ScalarKind.Decimal => 12,
        ScalarKind.Date => "2026-05-06T00:00:00Z",
        ScalarKind.DateTime => "2026-05-06T18:30:00Z",
        ScalarKind.TimeSpan => "18:30:00",
        _ => "Testun",
    };

    private static JsonObject OfDefault(JsonNode? value) => value switch
    {
        JsonArray => new() { ["type"] = "array" },
        JsonObject => Type("object"),
        JsonValue json when json.GetValueKind() is JsonValueKind.True or JsonValueKind.False => Type("boolean"),
        JsonValue json when json.GetValueKind() is JsonValueKind.Number => Type("number"),
        JsonValue => Type("string"),
        _ => [],
    };

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Type(string type) => new() { ["type"] = type };
}

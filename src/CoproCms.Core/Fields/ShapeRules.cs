using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;

namespace CoproCms.Fields;

/// <summary>Compares JSON with the <see cref="ValueShape"/> it should have, so that no field or part need ask whether a text is a text.</summary>
internal static class ShapeRules
{
    public static void Check(JsonObject value, ValueShape shape, Func<string, string> path, ValidationErrors errors)
    {
        switch (shape)
        {
            case ValueShape.Scalar scalar:
                CheckMember(value, scalar.Member, json => Is(json, scalar.Kind), Words(scalar.Kind), path, errors);
                break;
            case ValueShape.List list:
                CheckMember(value, list.Member, json => IsList(json, item => Is(item, list.Kind)), "a list, each " + Words(list.Kind), path, errors);
                break;
            case ValueShape.Object composite:
                CheckMembers(value, composite.Members, path, errors);
                break;
        }
    }

    private static void CheckMembers(JsonObject value, IEnumerable<ShapeMember> members, Func<string, string> path, ValidationErrors errors)
    {
        foreach (var member in members.DistinctBy(m => m.JsonName))
        {
            var (suits, words) = Expectation(member);
            CheckMember(value, member.JsonName, suits, words, path, errors);
            if (member.Kind == MemberKind.Object && value.Object(member.JsonName) is { } nested)
                CheckMembers(nested, member.Object!.Members, name => path($"{member.JsonName}.{name}"), errors);
        }
    }

    private static (Func<JsonNode?, bool> Suits, string Words) Expectation(ShapeMember member) => member.Kind switch
    {
        MemberKind.Scalar => (json => Is(json, member.Scalar), Words(member.Scalar)),
        MemberKind.ScalarList => (json => IsList(json, item => Is(item, member.Scalar)), "a list, each " + Words(member.Scalar)),
        MemberKind.Object => (json => json is JsonObject, "an object"),
        MemberKind.ObjectList or MemberKind.NestedItems => (json => IsList(json, item => item is JsonObject), "a list of objects"),
        MemberKind.Html or MemberKind.MarkdownHtml or MemberKind.ContentItem => (json => Is(json, ScalarKind.String), Words(ScalarKind.String)),
        MemberKind.ContainedItems or MemberKind.Localizations => (_ => true, ""),
        _ => (json => IsList(json, item => Is(item, ScalarKind.String)), "a list, each " + Words(ScalarKind.String)),
    };

    private static void CheckMember(
        JsonObject value, string member, Func<JsonNode?, bool> suits, string words, Func<string, string> path, ValidationErrors errors)
    {
        if (value[member] is { } json && !suits(json))
            errors.Add(path(member), "value.kind", $"{member} must be {words}.");
    }

    private static bool IsList(JsonNode? json, Func<JsonNode?, bool> suits) => json is JsonArray array && array.All(suits);

    private static bool Is(JsonNode? json, ScalarKind kind)
    {
        if (json is not JsonValue value)
            return false;
        return kind switch
        {
            ScalarKind.Boolean => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            ScalarKind.Integer => value.TryReadNumber() is { } number && number == decimal.Truncate(number),
            ScalarKind.Decimal => value.TryReadNumber() is not null,
            ScalarKind.Date or ScalarKind.DateTime => JsonReading.ReadInstant(value.TryReadText()) is not null,
            ScalarKind.TimeSpan => JsonReading.ReadTimeOfDay(value.TryReadText()) is not null,
            _ => value.TryReadText() is not null,
        };
    }

    private static string Words(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => "true or false",
        ScalarKind.Integer => "a whole number",
        ScalarKind.Decimal => "a number",
        ScalarKind.Date => "a day such as 2024-05-06",
        ScalarKind.DateTime => "an instant such as 2024-05-06T07:08:09Z",
        ScalarKind.TimeSpan => "a time of day such as 13:14:15",
        _ => "a text",
    };
}

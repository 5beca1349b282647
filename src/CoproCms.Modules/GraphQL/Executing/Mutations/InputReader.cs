using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.GraphQL.Building.Mutations;
using GraphQL;
using GraphQL.Types;

namespace CoproCms.GraphQL.Executing.Mutations;

/// <summary>Turns an input of a mutation into the JSON that it is shaped like. What was left out is left out, null stays null.</summary>
internal sealed class InputReader(ContentDefinitions definitions)
{
    /// <summary>Items in items, as many as variables may be nested deep.</summary>
    public const int MaxNesting = 5;

    public static JsonObject Read(IGraphType input, object? value, QueryContext query) => new InputReader(query.Definitions).Object(input, (IDictionary<string, object?>)value!, "", 0);

    private JsonObject Object(IGraphType type, IDictionary<string, object?> values, string path, int nesting)
    {
        var input = (InputObjectGraphType)type.GetNamedType();
        if (input.Name == ContentInputs.NestedName)
            CheckNested(input, values, path, ++nesting);
        var json = new JsonObject();
        foreach (var (name, value) in values)
        {
            var member = (InputMember)input.GetField(name)!;
            json[member.JsonName] = Node(member, value, path.Length == 0 ? member.JsonName : $"{path}.{member.JsonName}", nesting);
        }

        return json;
    }

    private JsonNode? Node(InputMember member, object? value, string path, int nesting) => value switch
    {
        null => null,
        IDictionary<string, object?> values => Object(member.ResolvedType!, values, path, nesting),
        IEnumerable list when value is not string => new JsonArray([.. list.Cast<object?>().Select((item, i) => Node(member, item, $"{path}[{i}]", nesting))]),
        _ => Scalar(member.Scalar!.Value, value),
    };

    private static JsonValue? Scalar(ScalarKind kind, object value) => (kind, value) switch
    {
        (_, bool flag) => JsonValue.Create(flag),
        (ScalarKind.Integer, int number) => JsonValue.Create(number),
        (ScalarKind.Decimal, decimal number) => JsonValue.Create(number),
        (ScalarKind.Date, DateTime day) => JsonValue.Create(day.ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture)),
        (ScalarKind.DateTime, DateTime instant) => JsonValue.Create(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)),
        (ScalarKind.TimeSpan, TimeSpan time) => JsonValue.Create(time.ToString("c", CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private void CheckNested(InputObjectGraphType input, IDictionary<string, object?> values, string path, int nesting)
    {
        if (nesting > MaxNesting)
            throw InvalidContentException.Of(path, "nested.depth", $"Items may stand in each other {MaxNesting} deep.");
        var asked = (string)values["contentType"]!;
        var type = definitions.Type(asked) ?? throw InvalidContentException.Of(
            $"{path}.{nameof(ContentItem.ContentType)}", "type.unknown", $"There is no content type {asked}{NearestName.Hint(asked, definitions.Types.Keys)}.");
        foreach (var name in values.Keys)
        {
            if (input.GetField(name) is InputMember { Scalar: null, Carried: false } member && !Has(type, member))
                throw InvalidContentException.Of($"{path}.{member.JsonName}", "nested.part", $"A {type.Name} has no {name}.");
        }
    }

    // The same name may stand for another part in another type.
    private static bool Has(ContentTypeDefinition type, InputMember member) =>
        type.Part(member.JsonName) is { } part && member.ResolvedType!.GetNamedType().Name == ContentInputs.ValueName(part.Part.Name);
}

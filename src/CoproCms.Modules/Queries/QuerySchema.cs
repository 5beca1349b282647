using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Fields;
using CoproCms.GraphQL.Building;

namespace CoproCms.Queries;

/// <summary>
/// What a query says of its result, for GraphQL: <c>{"type":"ContentItem/Post"}</c>, or <c>{"type":"object","properties":{"Total":{"type":"integer"}}}</c>.
/// <c>fieldTypeName</c> names the field and its type otherwise than the query.
/// </summary>
internal sealed record QuerySchema(string FieldName, string? ContentType, ImmutableArray<QueryProperty> Properties)
{
    private const string ContentItem = "ContentItem/";

    /// <returns>Null where the query is not for GraphQL.</returns>
    /// <exception cref="FormatException">It is no such schema.</exception>
    public static QuerySchema? Of(SavedQuery query)
    {
        if (string.IsNullOrWhiteSpace(query.Schema) || Parse(query.Schema) is not { } json || json.Text("type") is not { } type)
            return null;
        var name = json.Text("fieldTypeName") ?? query.Name;
        if (type.StartsWith(ContentItem, StringComparison.OrdinalIgnoreCase))
            return new(name, type[ContentItem.Length..], []);
        return json.Object("properties") is { } properties ? new(name, null, [.. properties.Select(QueryProperty.Of)]) : null;
    }

    private static JsonObject? Parse(string schema)
    {
        try
        {
            return JsonNode.Parse(schema, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject ?? throw new FormatException("it is not an object");
        }
        catch (JsonException error)
        {
            throw new FormatException(error.Message, error);
        }
    }
}

/// <summary>A column of the result that GraphQL shows.</summary>
internal sealed record QueryProperty(string Column, string FieldName, ScalarKind Kind, string? Description)
{
    /// <exception cref="FormatException">Its type is none that a column may have, or its name cannot stand in GraphQL.</exception>
    public static QueryProperty Of(KeyValuePair<string, JsonNode?> property)
    {
        var json = property.Value as JsonObject;
        var name = GraphQLNames.Camel(property.Key.Replace('.', '_'));
        if (!GraphQLNames.IsValid(name))
            throw new FormatException($"'{property.Key}' is no name for GraphQL; use letters, digits and underscores");
        return new(property.Key, name, Scalar(property.Key, json.Text("type")), json.Text("description"));
    }

    private static ScalarKind Scalar(string name, string? type) => type switch
    {
        "string" => ScalarKind.String,
        "integer" => ScalarKind.Integer,
        "number" => ScalarKind.Decimal,
        "boolean" => ScalarKind.Boolean,
        _ => throw new FormatException($"the type of '{name}' must be string, integer, number or boolean"),
    };
}

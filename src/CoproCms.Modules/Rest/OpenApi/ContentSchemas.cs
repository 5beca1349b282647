using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Hosting;
using CoproCms.Parts;
using CoproCms.Recipes;

namespace CoproCms.Rest.OpenApi;

/// <summary>
/// The schema of each content type's item as the API reads and writes it: the envelope, then its parts, each with its fields. A part and a kind of
/// field stand once, under their names; the fields of a type itself stand in the type.
/// </summary>
internal sealed class ContentSchemas(FieldTypes fields, PartTypes parts)
{
    public const string Item = "ContentItem";
    public const string AnyItem = "AnyContentItem";

    /// <param name="definitions">In force.</param>
    /// <param name="types">Those to describe.</param>
    /// <param name="schemas">Gets them, beside the schemas that are there already.</param>
    public void Add(ContentDefinitions definitions, IReadOnlyList<ContentTypeDefinition> types, JsonObject schemas)
    {
        schemas[Item] = Envelope();
        foreach (var type in types)
            Add(schemas, type.Name, OfType(type));
        foreach (var part in types.SelectMany(t => t.Parts.Where(p => !IsOwn(t, p))).Select(p => p.Part.Name).Distinct(StringComparer.OrdinalIgnoreCase))
            Add(schemas, PartName(part, definitions), OfPart(definitions.Parts.GetValueOrDefault(part) ?? new(part, [], [])));
        foreach (var field in fields.All.OrderBy(f => f.Name, StringComparer.Ordinal))
            Add(schemas, field.Name, ShapeSchemas.Of(field.Shape, field.Default(new("", new("", field.Name, [])))));
        schemas[AnyItem] = types.Count == 0 ? ApiSchema.Ref(Item) : Choice(types);

        JsonObject OfType(ContentTypeDefinition type)
        {
            var properties = new JsonObject { [nameof(ContentItem.ContentType)] = new JsonObject { ["const"] = type.Name } };
            foreach (var part in type.Parts)
                properties[part.Name] = IsOwn(type, part) ? ShapeSchemas.Object(Fields(part.Part)) : ApiSchema.Ref(PartName(part.Part.Name, definitions));
            var schema = ShapeSchemas.Object(properties);
            schema["title"] = type.DisplayName;
            schema["allOf"] = new JsonArray(ApiSchema.Ref(Item));
            schema["examples"] = new JsonArray(Example(type));
            return schema;
        }
    }

    private JsonObject OfPart(ContentPartDefinition part)
    {
        var known = parts.Find(part.Name);
        var schema = ShapeSchemas.Of(known?.Shape, known?.Default(new(part.Name, part, [])) ?? []);
        if (part.Fields.Length == 0)
            return schema;
        var properties = schema["properties"] as JsonObject ?? [];
        foreach (var (name, field) in Fields(part))
            properties[name] = field?.DeepClone();
        schema["properties"] = properties.Parent is null ? properties : properties.DeepClone();
        return schema;
    }

    private JsonObject Fields(ContentPartDefinition part) => new(part.Fields.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Name, OfField(f))));

    private JsonObject OfField(ContentPartFieldDefinition field)
    {
        var schema = fields.Find(field.FieldType) is null ? StepSchema.Open() : ApiSchema.Ref(field.FieldType);
        var context = new FieldContext("", field);
        var words = new[] { field.DisplayName == field.Name ? null : field.DisplayName, context.Required ? "required" : null, context.Settings(field.FieldType + "Settings").Text("Hint") };
        if (string.Join("; ", words.Where(w => !string.IsNullOrWhiteSpace(w))) is { Length: > 0 } description)
            schema["description"] = description;
        if (Choices(field) is { Count: > 0 } choices && ShapeSchemas.Choice(fields.Find(field.FieldType)?.Shape, choices) is { } allowed)
            schema["properties"] = allowed;
        return schema;
    }

    // Fields that let one choose have their choices in their settings, whichever kind of field they are.
    private static List<string> Choices(ContentPartFieldDefinition field) =>
        [.. field.Settings.Select(section => section.Value).OfType<JsonObject>().SelectMany(section => section.Objects("Options")).Select(o => o.Text("value") ?? o.Text("name")).OfType<string>()];

    private JsonObject? Example(string part, ContentPartFieldDefinition field)
    {
        if (fields.Find(field.FieldType) is not { } type || ShapeSchemas.Example(type.Shape, Choices(field).FirstOrDefault()) is not { } example)
            return null;
        foreach (var (name, value) in type.Default(new(part, field)).Where(d => d.Value is JsonValue))
            example[name] = value!.DeepClone();
        return example;
    }

    private JsonObject Example(ContentTypeDefinition type)
    {
        var example = new JsonObject { [nameof(ContentItem.ContentType)] = type.Name };
        foreach (var part in type.Parts)
        {
            var value = IsPlain(parts.Find(part.Part.Name)?.Shape) ? ShapeSchemas.Example(parts.Find(part.Part.Name)?.Shape) ?? [] : [];
            foreach (var field in IsOwn(type, part) ? part.Part.Fields : [])
            {
                if (Example(part.Name, field) is { } filled)
                    value[field.Name] = filled;
            }

            if (value.Count > 0)
                example[part.Name] = value;
        }

        return example;
    }

    // A title or a body. What items are found by, such as their path, must be their own and is made for them.
    private static bool IsPlain(ValueShape? shape) =>
        shape is ValueShape.Scalar or ValueShape.Object { Members: [{ Indexed: false, Kind: MemberKind.Scalar or MemberKind.Html }] };

    private static JsonObject Choice(IReadOnlyList<ContentTypeDefinition> types) => new()
    {
        ["oneOf"] = new JsonArray([.. types.Select(t => ApiSchema.Ref(t.Name))]),
        ["discriminator"] = new JsonObject
        {
            ["propertyName"] = nameof(ContentItem.ContentType),
            ["mapping"] = new JsonObject(types.Select(t => KeyValuePair.Create<string, JsonNode?>(t.Name, "#/components/schemas/" + t.Name))),
        },
    };

    private static JsonObject Envelope()
    {
        var schema = StepSchema.Open(
            (nameof(ContentItem.ContentItemId), StepSchema.Text("26 letters and digits; left out for a new item. An unknown one is replaced.")),
            (nameof(ContentItem.ContentItemVersionId), StepSchema.Text("The version. Sent with a change it says which one the change started from; a stale one is refused with 409.")),
            (nameof(ContentItem.ContentType), StepSchema.Text("Needed for a new item; cannot change.")),
            (nameof(ContentItem.DisplayText), Nullable("string", "What the item is called; follows from its title.")),
            (nameof(ContentItem.Latest), ReadOnly(StepSchema.Flag("Nothing newer is there, not even a draft."))),
            (nameof(ContentItem.Published), ReadOnly(StepSchema.Flag("This version is live."))),
            (nameof(ContentItem.ModifiedUtc), ReadOnly(Instant("Last change."))),
            (nameof(ContentItem.PublishedUtc), ReadOnly(Instant("First time that it went live; null before."))),
            (nameof(ContentItem.CreatedUtc), ReadOnly(Instant("When the item was made."))),
            (nameof(ContentItem.Owner), Nullable("string", "Id of the user who owns the item.")),
            (nameof(ContentItem.Author), Nullable("string", "Name of the user who wrote the version.")));
        schema["description"] = "What every content item has. Its parts follow by their names; members that no part is called by are kept as they are.";
        return schema;
    }

    // The name of a type goes first; a part of the same name that is not the type's own is rare.
    private static string PartName(string part, ContentDefinitions definitions) => definitions.Type(part) is null ? part : part + "AsPart";

    private static void Add(JsonObject schemas, string name, JsonObject schema)
    {
        if (!schemas.ContainsKey(name))
            schemas[name] = schema;
    }

    private static bool IsOwn(ContentTypeDefinition type, ContentTypePartDefinition part) => part.Part.Name.Equals(type.Name, StringComparison.OrdinalIgnoreCase);

    private static JsonObject Nullable(string type, string description) => new() { ["type"] = new JsonArray(type, "null"), ["description"] = description };

    private static JsonObject Instant(string description) =>
        new() { ["type"] = new JsonArray("string", "null"), ["format"] = "date-time", ["description"] = description };

    private static JsonObject ReadOnly(JsonObject schema)
    {
        schema["readOnly"] = true;
        return schema;
    }
}

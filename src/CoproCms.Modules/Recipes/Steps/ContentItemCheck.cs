using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Recipes.Steps;

/// <summary>Finds the faults of content items that need no database: types that do not exist, identifiers that are none, members that were probably misspelt.</summary>
internal sealed class ContentItemCheck(PartTypes parts, FieldTypes fields)
{
    private static readonly string[] Dates = ["ModifiedUtc", "PublishedUtc", "CreatedUtc"];

    public void Check(RecipeStepContext step, string member)
    {
        var versions = new HashSet<(string, string)>();
        foreach (var (i, item) in step.Json.Objects(member).Index())
        {
            var pointer = JsonPointer.Child(member, i);
            if (item.Text("ContentItemId") is { Length: > 0 } id && !versions.Add((id, item.Text("ContentItemVersionId") ?? "")))
                step.Error($"{pointer}/ContentItemId", "content.duplicate", $"the content item {id} stands in this step twice; keep one of them");
            CheckItem(step, item, pointer);
        }
    }

    private void CheckItem(RecipeStepContext step, JsonObject item, string pointer)
    {
        foreach (var name in (string[])["ContentItemId", "ContentItemVersionId"])
        {
            if (item.Text(name) is { Length: > 0 } id && !ContentId.IsWellFormed(id))
                step.Error($"{pointer}/{name}", "content.id", $"'{id}' is not an identifier: up to {ContentId.Length} letters and digits");
        }

        foreach (var date in Dates.Where(d => item.Text(d) is { Length: > 0 } && item.Instant(d) is null))
            step.Error($"{pointer}/{date}", "content.date", $"'{item.Text(date)}' is not a date; write one such as 2024-05-06T07:08:09Z");

        var definitions = step.Run.Definitions;
        if (definitions.Type(item.Text("ContentType")) is { } type)
            CheckParts(step, item, type, pointer);
        else
        {
            var name = item.Text("ContentType")!;
            step.Unknown($"{pointer}/ContentType", "type.unknown", $"there is no content type '{name}'{NearestName.Hint(name, definitions.Types.Keys)}");
        }
    }

    private void CheckParts(RecipeStepContext step, JsonObject item, ContentTypeDefinition type, string pointer)
    {
        foreach (var (name, value) in item.Where(p => p.Value is JsonObject))
        {
            if (type.Part(name) is { } part)
                CheckFields(step, (JsonObject)value!, part, JsonPointer.Child(pointer, name));
            else if (parts.Find(name) is null && NearestName.Find(name, type.Parts.Select(p => p.Name)) is { } nearest)
                step.Warn(JsonPointer.Child(pointer, name), "part.unattached", $"{type.Name} has no part '{name}'; did you mean '{nearest}'?");
        }
    }

    // What a part does not know is kept, as Orchard Core does; only a name close to one it knows is worth a word.
    private void CheckFields(RecipeStepContext step, JsonObject value, ContentTypePartDefinition part, string pointer)
    {
        var known = part.Part.Fields.Select(f => f.Name).ToList();
        foreach (var (name, body) in value)
        {
            var field = part.Part.Fields.FirstOrDefault(f => f.Name == name);
            if (field is not null && body is not null and not JsonObject && fields.Find(field.FieldType) is not null)
                step.Error(JsonPointer.Child(pointer, name), "field.shape", $"the field '{name}' is an object {{…}}, as every {field.FieldType} is");
            else if (field is null && parts.Find(part.Part.Name) is null && NearestName.Find(name, known) is { } nearest)
                step.Warn(JsonPointer.Child(pointer, name), "field.unattached", $"{part.Name} has no field '{name}'; did you mean '{nearest}'?");
        }
    }
}

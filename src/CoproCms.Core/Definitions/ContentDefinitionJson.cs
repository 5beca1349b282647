using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Definitions;

/// <summary>Definitions as Orchard Core's <c>ContentDefinition</c> recipe step spells them.</summary>
public static class ContentDefinitionJson
{
    /// <summary>Reads a type; parts that are not defined become empty definitions of that name.</summary>
    public static ContentTypeDefinition ReadType(JsonObject json, Func<string, ContentPartDefinition?> findPart)
    {
        var name = json.Text("Name") ?? "";
        var parts = json.Objects("ContentTypePartDefinitionRecords").Select(record =>
        {
            var partName = record.Text("PartName") ?? "";
            return new ContentTypePartDefinition(
                record.Text("Name") is { Length: > 0 } instance ? instance : partName,
                findPart(partName) ?? new(partName, [], []),
                Settings(record));
        });
        return new(name, json.Text("DisplayName") ?? name, Settings(json), [.. parts]);
    }

    public static ContentPartDefinition ReadPart(JsonObject json)
    {
        var fields = json.Objects("ContentPartFieldDefinitionRecords")
            .Select(record => new ContentPartFieldDefinition(record.Text("Name") ?? "", record.Text("FieldName") ?? "", Settings(record)));
        return new(json.Text("Name") ?? "", Settings(json), [.. fields]);
    }

    public static JsonObject Write(ContentTypeDefinition type) => new()
    {
        ["Name"] = type.Name,
        ["DisplayName"] = type.DisplayName,
        ["Settings"] = type.Settings.DeepClone(),
        ["ContentTypePartDefinitionRecords"] = new JsonArray([.. type.Parts.Select(p => new JsonObject
        {
            ["PartName"] = p.Part.Name,
            ["Name"] = p.Name,
            ["Settings"] = p.Settings.DeepClone(),
        })]),
    };

    public static JsonObject Write(ContentPartDefinition part) => new()
    {
        ["Name"] = part.Name,
        ["Settings"] = part.Settings.DeepClone(),
        ["ContentPartFieldDefinitionRecords"] = new JsonArray([.. part.Fields.Select(f => new JsonObject
        {
            ["FieldName"] = f.FieldType,
            ["Name"] = f.Name,
            ["Settings"] = f.Settings.DeepClone(),
        })]),
    };

    private static JsonObject Settings(JsonObject json) => (JsonObject?)json.Object("Settings")?.DeepClone() ?? [];
}

using System.Text.Json.Nodes;

namespace CoproCms.Recipes.Steps;

/// <summary>The shape of content types and parts in recipes.</summary>
internal static class ContentDefinitionSchema
{
    public static JsonObject Create() => StepSchema.Object(
        ("ContentTypes", StepSchema.List(StepSchema.Object(
            ("Name", StepSchema.Name()),
            ("DisplayName", StepSchema.Text()),
            ("Settings", Settings()),
            ("ContentTypePartDefinitionRecords", StepSchema.List(StepSchema.Object(
                ("PartName", StepSchema.Name("The part.")),
                ("Name", StepSchema.Text("The name of this use of it; the part's own unless a reusable part is attached under another.")),
                ("Settings", Settings())).Required("PartName")))).Required("Name"))),
        ("ContentParts", StepSchema.List(StepSchema.Object(
            ("Name", StepSchema.Name()),
            ("Settings", Settings()),
            ("ContentPartFieldDefinitionRecords", StepSchema.List(StepSchema.Object(
                ("FieldName", StepSchema.Name("The kind of field, such as TextField.")),
                ("Name", StepSchema.Name()),
                ("Settings", Settings())).Required("FieldName", "Name")))).Required("Name"))));

    private static JsonObject Settings() => StepSchema.Map(StepSchema.Any());
}

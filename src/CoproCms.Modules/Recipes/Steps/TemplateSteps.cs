using System.Text.Json.Nodes;
using CoproCms.Data;

namespace CoproCms.Recipes.Steps;

/// <summary>Liquid templates by the shape they are for, such as <c>Content__Post</c>.</summary>
internal sealed class TemplatesStep(DocumentStore documents) : DocumentStep(documents)
{
    public override string Name => "Templates";
    protected override string Kind => DocumentKinds.Template;
    protected override string What => "template";
    protected override string Member => "Templates";
    protected override JsonObject EntrySchema => Schemas.Template();
}

/// <summary>Templates of Orchard Core's admin, kept so that a site can be taken back there.</summary>
internal sealed class AdminTemplatesStep(DocumentStore documents) : DocumentStep(documents)
{
    public override string Name => "AdminTemplates";
    protected override string Kind => DocumentKinds.AdminTemplate;
    protected override string What => "admin template";
    protected override string Member => "AdminTemplates";
    protected override JsonObject EntrySchema => Schemas.Template();

    protected override void Check(StepEntry entry, RecipeStepContext step) =>
        step.Warn(entry.Pointer, "template.kept", $"the admin template '{entry.Name}' is kept for export, but not used: the pages of the admin are not made from templates here");
}

internal sealed class ShortcodeTemplatesStep(DocumentStore documents) : DocumentStep(documents)
{
    public override string Name => "ShortcodeTemplates";
    protected override string Kind => DocumentKinds.ShortcodeTemplate;
    protected override string What => "shortcode";
    protected override string Member => "ShortcodeTemplates";

    protected override JsonObject EntrySchema => StepSchema.Object(
        ("Content", StepSchema.Text("Liquid.")),
        ("Hint", StepSchema.Text()),
        ("Usage", StepSchema.Text()),
        ("DefaultValue", StepSchema.Text()),
        ("Categories", StepSchema.List(StepSchema.Text()))).Required("Content");
}

/// <summary>Where shapes go, by shape type; stored as <c>{"Placements":[…]}</c>.</summary>
internal sealed class PlacementsStep(DocumentStore documents) : DocumentStep(documents)
{
    public override string Name => "Placements";
    protected override string Kind => DocumentKinds.Placement;
    protected override string What => "placement";
    protected override string Member => "Placements";

    protected override JsonObject EntrySchema => StepSchema.List(StepSchema.Open(
        ("place", StepSchema.Text("Zone:position, or - to hide the shape.")),
        ("displayType", StepSchema.Text()),
        ("differentiator", StepSchema.Text()),
        ("shape", StepSchema.Text()),
        ("alternates", StepSchema.List(StepSchema.Text())),
        ("wrappers", StepSchema.List(StepSchema.Text())),
        ("contentType", StepSchema.Any("One name or a list.")),
        ("contentPart", StepSchema.Any("One name or a list.")),
        ("path", StepSchema.Any("One path or a list."))));

    protected override JsonObject Document(StepEntry entry) => new() { ["Placements"] = entry.Value.DeepClone() };
}

internal static class Schemas
{
    public static JsonObject Template() => StepSchema.Object(("Content", StepSchema.Text("Liquid.")), ("Description", StepSchema.Text())).Required("Content");
}

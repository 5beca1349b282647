using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;

namespace CoproCms.Recipes.Steps;

/// <summary>
/// Layers: which widgets show on which pages. The scripts of older recipes (<c>"Rule":"isHomepage()"</c>) become the condition they stand for.
/// </summary>
internal sealed partial class LayersStep(DocumentStore documents) : DocumentStep(documents)
{
    private static readonly string[] Conditions =
    [
        "BooleanCondition", "HomepageCondition", "UrlCondition", "RoleCondition", "CultureCondition", "ContentTypeCondition", "JavascriptCondition",
        "IsAuthenticatedCondition", "IsAnonymousCondition", "AllConditionGroup", "AnyConditionGroup",
    ];

    public override string Name => "layers";
    protected override string Kind => DocumentKinds.Layer;
    protected override string What => "layer";
    protected override string Member => "Layers";
    protected override string NameMember => "Name";

    protected override JsonObject EntrySchema => StepSchema.Object(
        ("Name", StepSchema.Name()),
        ("Description", StepSchema.Text()),
        ("Rule", StepSchema.Text("Older form: a script.")),
        ("LayerRule", StepSchema.Open(("Conditions", ConditionList()))));

    protected override void Check(StepEntry entry, RecipeStepContext step) => CheckConditions(entry.Json.Object("LayerRule"), $"{entry.Pointer}/LayerRule", step);

    protected override JsonObject Document(StepEntry entry)
    {
        var layer = base.Document(entry);
        if (layer.Text("Rule") is { } rule && layer["LayerRule"] is null)
            layer["LayerRule"] = new JsonObject { ["Conditions"] = new JsonArray(Condition(rule.Trim())) };
        layer.Remove("Rule");
        return layer;
    }

    private static JsonObject ConditionList() => StepSchema.List(StepSchema.Open(("Name", StepSchema.Name())).Required("Name"));

    private static void CheckConditions(JsonObject? group, string pointer, RecipeStepContext step)
    {
        foreach (var (i, condition) in group.Objects("Conditions").Index())
        {
            var at = $"{pointer}/Conditions/{i}";
            var name = condition.Text("Name") ?? "";
            if (!Conditions.Contains(name))
                step.Unknown($"{at}/Name", "condition.unknown", $"there is no condition '{name}'{NearestName.Hint(name, Conditions)}");
            CheckConditions(condition, at, step);
        }
    }

    private static JsonObject Condition(string rule)
    {
        if (rule is "true" or "false")
            return new() { ["Name"] = "BooleanCondition", ["Value"] = rule == "true" };
        var call = SimpleCall().Match(rule);
        var value = call.Groups["value"].Value;
        return call.Groups["function"].Value switch
        {
            "isHomepage" => new() { ["Name"] = "HomepageCondition", ["Value"] = true },
            "isAnonymous" => new() { ["Name"] = "IsAnonymousCondition" },
            "isAuthenticated" => new() { ["Name"] = "IsAuthenticatedCondition" },
            "isInRole" => With("RoleCondition", value),
            "culture" => With("CultureCondition", value),
            "url" => With("UrlCondition", value),
            _ => new() { ["Name"] = "JavascriptCondition", ["Script"] = rule },
        };
    }

    private static JsonObject With(string condition, string value) => new() { ["Name"] = condition, ["Value"] = value };

    [GeneratedRegex(@"^(?<function>[A-Za-z]+)\(\s*(?:['""](?<value>[^'""]*)['""])?\s*\);?$", RegexOptions.CultureInvariant)]
    private static partial Regex SimpleCall();
}

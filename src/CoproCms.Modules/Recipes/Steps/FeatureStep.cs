using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Recipes.Orchard;

namespace CoproCms.Recipes.Steps;

/// <summary>
/// Modules are always on here, so this step switches nothing: it makes sure that the site can do what the recipe counts on, and remembers what was
/// asked for.
/// </summary>
internal sealed class FeatureStep(DocumentStore documents) : RecipeStep
{
    public override string Name => "feature";

    public override JsonObject Schema => StepSchema.Object(("enable", StepSchema.List(StepSchema.Name())), ("disable", StepSchema.List(StepSchema.Name())));

    public override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        foreach (var (i, id) in step.Json.Texts("enable").Index())
        {
            if (OrchardFeatures.Lacking.TryGetValue(id, out var why))
                step.Unknown($"enable/{i}", "feature.lacking", $"the feature '{id}' is not here: {why}");
            else if (!OrchardFeatures.Present.Contains(id))
                step.Unknown($"enable/{i}", "feature.unknown", $"there is no feature '{id}'{NearestName.Hint(id, OrchardFeatures.All)}");
        }

        return Task.CompletedTask;
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        foreach (var id in step.Json.Texts("disable").Where(OrchardFeatures.Present.Contains))
            await SetAsync(step, id, enabled: false, cancellationToken);
        foreach (var id in step.Json.Texts("enable"))
        {
            if (OrchardFeatures.Present.Contains(id))
                await SetAsync(step, id, enabled: true, cancellationToken);
            else
                step.Report(RecipeOutcome.Skipped, "feature", id, OrchardFeatures.Lacking.GetValueOrDefault(id) ?? "there is no such feature");
        }
    }

    private async Task SetAsync(RecipeStepContext step, string id, bool enabled, CancellationToken cancellationToken)
    {
        var isNew = await documents.FindAsync(DocumentKinds.Feature, id, cancellationToken) is null;
        var changed = await documents.SetAsync(DocumentKinds.Feature, id, new() { ["Enabled"] = enabled }, cancellationToken);
        step.Report(isNew ? RecipeOutcome.Created : changed ? RecipeOutcome.Updated : RecipeOutcome.Unchanged, "feature", id);
    }
}

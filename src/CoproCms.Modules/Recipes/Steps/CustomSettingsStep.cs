using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;

namespace CoproCms.Recipes.Steps;

/// <summary>Settings that are content: one item for each type with the stereotype CustomSettings, under the type's name.</summary>
internal sealed class CustomSettingsStep(DocumentStore documents) : RecipeStep
{
    public override string Name => "custom-settings";

    public override JsonObject Schema => StepSchema.Map(StepSchema.Open());

    public override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var known = step.Run.Definitions.Types.Values.Where(t => t.Stereotype == "CustomSettings").Select(t => t.Name).ToList();
        foreach (var name in step.Json.Select(p => p.Key))
        {
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
                step.Unknown(name, "settings.unknown", $"there is no content type '{name}' with the stereotype CustomSettings{NearestName.Hint(name, known)}");
        }

        return Task.CompletedTask;
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in step.Json)
        {
            var item = (JsonObject)value!.DeepClone();
            ContentItemIds.Complete(item, words => step.Run.DeriveId(step.Recipe, [step.Pointer, name, .. words]));
            var isNew = await documents.FindAsync(DocumentKinds.CustomSettings, name, cancellationToken) is null;
            var changed = await documents.SetAsync(DocumentKinds.CustomSettings, name, item, cancellationToken);
            step.Report(isNew ? RecipeOutcome.Created : changed ? RecipeOutcome.Updated : RecipeOutcome.Unchanged, "custom settings", name);
        }
    }
}

using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Recipes.Steps;

/// <summary>Merges into the types and parts there are.</summary>
internal sealed class ContentDefinitionStep(DefinitionStore store, DefinitionCheck check) : DefineContentStep(store, check, replace: false)
{
    public override string Name => "ContentDefinition";
}

/// <summary>What the step names is as the step says and nothing else.</summary>
internal sealed class ReplaceContentDefinitionStep(DefinitionStore store, DefinitionCheck check) : DefineContentStep(store, check, replace: true)
{
    public override string Name => "ReplaceContentDefinition";
}

/// <summary>Adds content types and parts, or changes those there are.</summary>
/// <param name="store">The definitions.</param>
/// <param name="check">Their rules.</param>
/// <param name="replace">A type or part that the step names starts afresh.</param>
internal abstract class DefineContentStep(DefinitionStore store, DefinitionCheck check, bool replace) : RecipeStep
{
    public sealed override RecipePhase Phase => RecipePhase.Definitions;

    public sealed override JsonObject Schema => ContentDefinitionSchema.Create();

    public sealed override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        step.Run.Definitions = DefinitionMerge.Apply(step.Run.Definitions, step.Json, replace);
        check.Check(step, step.Run.Definitions);
        return Task.CompletedTask;
    }

    public sealed override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var before = await store.GetAsync(cancellationToken);
        var after = DefinitionMerge.Apply(before, step.Json, replace);
        foreach (var name in Names(step, "ContentParts"))
            step.Report(Outcome(before.Parts.ContainsKey(name), await store.SetPartAsync(after.Parts[name], cancellationToken)), "content part", name);
        foreach (var name in Names(step, "ContentTypes"))
            step.Report(Outcome(before.Types.ContainsKey(name), await store.SetTypeAsync(after.Types[name], cancellationToken)), "content type", name);
    }

    private static IEnumerable<string> Names(RecipeStepContext step, string member) =>
        step.Json.Objects(member).Select(o => o.Text("Name")!).Distinct(StringComparer.OrdinalIgnoreCase);

    private static RecipeOutcome Outcome(bool existed, bool changed) =>
        !existed ? RecipeOutcome.Created : changed ? RecipeOutcome.Updated : RecipeOutcome.Unchanged;
}

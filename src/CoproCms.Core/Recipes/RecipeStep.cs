using System.Text.Json.Nodes;

namespace CoproCms.Recipes;

/// <summary>
/// Carries out one kind of recipe step. Registered with <c>services.AddRecipeStep&lt;T&gt;()</c>; an instance lives for one run and may serve
/// several steps of a recipe, so it keeps no state of its own.
/// </summary>
public abstract class RecipeStep
{
    /// <summary>As recipes name it; the case does not matter.</summary>
    public abstract string Name { get; }

    public virtual RecipePhase Phase => RecipePhase.Site;

    /// <summary>
    /// The JSON Schema of the step's own properties (the keywords of <see cref="StepSchema"/>). The engine checks each step against it,
    /// and brings property names into its spelling, before <see cref="CheckAsync"/>: what the schema promises need not be checked again.
    /// </summary>
    public abstract JsonObject Schema { get; }

    /// <summary>
    /// Finds every fault that can be found without writing, before the first step of the recipe runs.
    /// Earlier phases have been checked: <see cref="RecipeRun.Definitions"/> holds what the recipe will have defined.
    /// </summary>
    public virtual Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Recipes that this step brings in; their steps come after it.</summary>
    public virtual Task<IReadOnlyList<RecipeDocument>> IncludeAsync(RecipeStepContext step, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RecipeDocument>>([]);

    /// <summary>
    /// Does the work inside the run's one transaction and tells what came of it with <see cref="RecipeStepContext.Report"/>.
    /// It may run again on the same site: what is there already is left unchanged. Work outside the database goes through the outbox.
    /// </summary>
    public abstract Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken);
}

/// <summary>When a step runs; within a phase the file's order holds.</summary>
public enum RecipePhase
{
    /// <summary>Content types and parts.</summary>
    Definitions,

    /// <summary>Everything that is neither a definition nor content.</summary>
    Site,

    /// <summary>Content, which may rely on all the rest.</summary>
    Content,
}

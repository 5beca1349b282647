using System.Text.Json.Nodes;
using CoproCms.Auditing;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Security;

namespace CoproCms.Recipes;

/// <summary>
/// Runs recipes: everything is evaluated and checked before the first write, and all writes are one transaction, so that a recipe is carried out
/// whole or not at all. It acts as CoproCms itself: whoever calls it has made sure that the person behind it may import.
/// </summary>
public sealed class RecipeRunner(RecipePlanner planner, CmsDbContext db, CurrentActor actor, DefinitionStore definitions, SiteIdentity site, Audit audit)
{
    /// <returns>What was done, or would be done in a dry run.</returns>
    /// <exception cref="InvalidRecipeException">The recipe has faults; nothing was done.</exception>
    public async Task<RecipeReport> RunAsync(RecipeDocument recipe, RecipeOptions options, CancellationToken cancellationToken)
    {
        if (options.DryRun && db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("A dry run undoes its transaction, so it needs one of its own.");
        var (caller, behind) = (actor.Value, actor.Behind);
        (actor.Value, actor.Behind) = (Actor.System, actor.Responsible);
        try
        {
            var siteId = await site.IdAsync(cancellationToken) ?? ContentId.New();
            var run = new RecipeRun(options, await definitions.GetAsync(cancellationToken), siteId);
            var steps = await CheckAsync(recipe, run, cancellationToken);
            await WriteAsync(recipe, steps, run, cancellationToken);
            return run.Report;
        }
        finally
        {
            (actor.Value, actor.Behind) = (caller, behind);
        }
    }

    private async Task<IReadOnlyList<PlannedStep>> CheckAsync(RecipeDocument recipe, RecipeRun run, CancellationToken cancellationToken)
    {
        var steps = await planner.PlanAsync(recipe, run, cancellationToken);
        run.Report.ThrowIfAnyError();
        foreach (var (step, context) in steps)
            await step.CheckAsync(context, cancellationToken);
        run.Report.ThrowIfAnyError();
        return steps;
    }

    private async Task WriteAsync(RecipeDocument recipe, IReadOnlyList<PlannedStep> steps, RecipeRun run, CancellationToken cancellationToken)
    {
        try
        {
            await db.InTransactionAsync(async () =>
            {
                foreach (var (i, (step, context)) in steps.Index())
                {
                    run.Begin(new(context.Name, i + 1, steps.Count));
                    await WriteStepAsync(step, context, cancellationToken);
                    run.Report.ThrowIfAnyError();
                }

                if (run.Options.DryRun)
                    throw new DryRunException();
                await audit.SaveAsync(Imported(recipe, run.Report), cancellationToken);
            }, cancellationToken);
        }
        catch (DryRunException)
        {
            // The rehearsal went well; leaving the transaction by an exception undid it.
        }
    }

    private async Task WriteStepAsync(RecipeStep step, RecipeStepContext context, CancellationToken cancellationToken)
    {
        try
        {
            await step.RunAsync(context, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (CmsException error) when (error is not InvalidRecipeException)
        {
            context.Error("", "step.refused", error.Message.TrimEnd('.'));
        }

        // What is written need not be watched any longer: a recipe of thousands of items would compare them all at every save.
        db.ChangeTracker.Clear();
    }

    private static AuditEvent Imported(RecipeDocument recipe, RecipeReport report) =>
        new(AuditCategories.Exchange, AuditActions.Imported, recipe.FileName)
        {
            Name = recipe.Name is { Length: > 0 } name ? name : recipe.FileName,
            After = new(Enum.GetValues<RecipeOutcome>().Where(o => report.Count(o) > 0).Select(o => KeyValuePair.Create<string, JsonNode?>(o.ToString(), report.Count(o)))),
        };

    private sealed class DryRunException : Exception;
}

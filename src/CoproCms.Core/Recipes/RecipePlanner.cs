using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Recipes.Expressions;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Recipes;

/// <summary>A step that is ready to be checked and run.</summary>
internal sealed record PlannedStep(RecipeStep Step, RecipeStepContext Context);

/// <summary>Turns a recipe into steps in the order in which they are to run, every expression evaluated and every shape checked.</summary>
public sealed class RecipePlanner(IEnumerable<RecipeStep> steps, IEnumerable<PassedOverStep> passedOver, IConfiguration configuration, TimeProvider time)
{
    private static readonly JsonObject Head = StepSchema.Object(
        ("$schema", StepSchema.Text()), ("name", StepSchema.Text()), ("displayName", StepSchema.Text()), ("description", StepSchema.Text()),
        ("author", StepSchema.Text()), ("website", StepSchema.Text()), ("version", StepSchema.Text()), ("issetuprecipe", StepSchema.Flag()),
        ("requireNewScope", StepSchema.Flag()), ("exportUtc", StepSchema.Text()), ("categories", StepSchema.List(StepSchema.Text())),
        ("tags", StepSchema.List(StepSchema.Text())), ("variables", StepSchema.Open()),
        ("steps", StepSchema.List(StepSchema.Open(("name", StepSchema.Name())).Required("name")))).Required("steps");

    private readonly Dictionary<string, RecipeStep> _steps = steps.ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PassedOverStep> _passedOver = passedOver.ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The schema of everything around the steps.</summary>
    internal static JsonObject HeadSchema => (JsonObject)Head.DeepClone();

    /// <summary>The steps that could be planned; the run's report has the faults of the others.</summary>
    internal async Task<IReadOnlyList<PlannedStep>> PlanAsync(RecipeDocument recipe, RecipeRun run, CancellationToken cancellationToken)
    {
        List<PlannedStep> planned = [];
        await AddAsync(recipe, run, planned, [], cancellationToken);
        return [.. planned.OrderBy(p => p.Step.Phase)];
    }

    private async Task AddAsync(RecipeDocument recipe, RecipeRun run, List<PlannedStep> planned, HashSet<string> included, CancellationToken cancellationToken)
    {
        new SchemaCheck(fault => run.Report.Add(Fault(recipe, null, fault, run))).Check(recipe.Json, Head, "");
        if (run.Report.Errors.Any())
            return;

        var evaluator = new RecipeEvaluator(recipe, run, configuration, time);
        var written = (JsonArray)recipe.Json["steps"]!;
        for (var i = 0; i < written.Count; i++)
        {
            var pointer = JsonPointer.Child("steps", i);
            if (Find((JsonObject)written[i]!, pointer, recipe, run) is not { } step)
                continue;
            var context = Evaluate((JsonObject)written[i]!, step, pointer, recipe, run, evaluator);
            if (context is null)
                continue;
            planned.Add(new(step, context));
            foreach (var other in await step.IncludeAsync(context, cancellationToken))
            {
                if (included.Add(other.FileName))
                    await AddAsync(other, run, planned, included, cancellationToken);
            }
        }
    }

    private RecipeStep? Find(JsonObject written, string pointer, RecipeDocument recipe, RecipeRun run)
    {
        var name = written.Text("name")!;
        if (_steps.TryGetValue(name, out var step))
            return step;
        var context = new RecipeStepContext(run, recipe, name, pointer, new(written), written);
        if (_passedOver.TryGetValue(name, out var known))
        {
            context.Warn("", "step.lacking", $"the step '{known.Name}' is passed over: {known.Why}");
            context.Report(RecipeOutcome.Skipped, "step", known.Name, known.Why);
        }
        else
            context.Unknown("name", "step.unknown", $"there is no step '{name}'{NearestName.Hint(name, _steps.Keys.Concat(_passedOver.Keys))}");

        return null;
    }

    private static RecipeStepContext? Evaluate(
        JsonObject written, RecipeStep step, string pointer, RecipeDocument recipe, RecipeRun run, RecipeEvaluator evaluator)
    {
        var sound = true;
        var json = (JsonObject)evaluator.Evaluate(written, pointer, (place, rule, message) =>
        {
            sound = false;
            run.Report.Add(new RecipeFault(recipe.FileName, place, step.Name, rule, message));
        })!;
        json.Remove("name");
        new SchemaCheck(broken =>
        {
            var fault = Fault(recipe, step.Name, broken, run);
            sound &= fault.IsWarning;
            run.Report.Add(fault);
        }).Check(json, step.Schema, pointer);

        var source = new Lazy<JsonObject>(() =>
        {
            var comparable = (JsonObject)evaluator.Comparable(written, pointer)!;
            comparable.Remove("name");
            new SchemaCheck(_ => { }).Check(comparable, step.Schema, pointer);
            return comparable;
        });
        return sound ? new(run, recipe, step.Name, pointer, source, json) : null;
    }

    private static RecipeFault Fault(RecipeDocument recipe, string? step, SchemaFault fault, RecipeRun run) =>
        new(recipe.FileName, fault.Pointer, step, fault.Rule, fault.Message) { IsWarning = fault.IsUnknownName && run.Options.Lenient };
}

using System.Text.Json.Nodes;

namespace CoproCms.Recipes;

/// <summary>One step of one run. Pointers are relative to the step: <c>Roles/0/Name</c>.</summary>
public sealed class RecipeStepContext(RecipeRun run, RecipeDocument recipe, string name, string pointer, Lazy<JsonObject> source, JsonObject json)
{
    public RecipeRun Run { get; } = run;

    /// <summary>The recipe that the step stands in.</summary>
    public RecipeDocument Recipe { get; } = recipe;

    public string Name { get; } = name;

    /// <summary>Where the step stands in its file: <c>steps/3</c>.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>
    /// The step as written, for comparing with an earlier run: files stand there with their contents, other expressions unevaluated, since one
    /// relative to today's date would differ every day.
    /// </summary>
    public JsonObject Source => source.Value;

    /// <summary>The step with its expressions evaluated and its properties spelled as in the step's schema.</summary>
    public JsonObject Json { get; } = json;

    /// <summary>The files beside the recipe.</summary>
    public RecipeFiles Files => Recipe.Files;

    /// <summary>Adds a fault: the recipe is not run, or what has been done of it is undone.</summary>
    /// <param name="pointer">The place in the step.</param>
    /// <param name="rule">Stable key, such as <c>part.unknown</c>.</param>
    /// <param name="message">What is wrong and the way out, without a full stop.</param>
    public void Error(string pointer, string rule, string message) => Run.Report.Add(Fault(pointer, rule, message, isWarning: false));

    /// <summary>Adds something worth knowing that does not stop the recipe.</summary>
    public void Warn(string pointer, string rule, string message) => Run.Report.Add(Fault(pointer, rule, message, isWarning: true));

    /// <summary>An error in strict mode, a warning in lenient mode: for names that this site does not know but another may.</summary>
    public void Unknown(string pointer, string rule, string message) => Run.Report.Add(Fault(pointer, rule, message, Run.Options.Lenient));

    /// <summary>Tells what was done with one thing.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <param name="kind">What it is, in one word: <c>role</c>, <c>content item</c>.</param>
    /// <param name="name">Which one.</param>
    /// <param name="why">Why it was skipped.</param>
    public void Report(RecipeOutcome outcome, string kind, string name, string? why = null) =>
        Run.Report.Add(new RecipeReportEntry(Name, outcome, kind, name, why));

    private RecipeFault Fault(string at, string rule, string message, bool isWarning) =>
        new(Recipe.FileName, at.Length == 0 ? Pointer : $"{Pointer}/{at}", Name, rule, message) { IsWarning = isWarning };
}

using CoproCms.Admin;
using CoproCms.Recipes.Running;

namespace CoproCms.Recipes.Admin;

/// <summary>What recipes do, in the reader's language.</summary>
internal static class RecipeWords
{
    public static string State(AdminText text, RecipeJob job) => job.State switch
    {
        JobState.Waiting => text["waiting"],
        JobState.Running => text["running"],
        JobState.Done => Counts(text, job.Report!),
        JobState.Refused => text.Plural("{0} fault, nothing was done", job.Faults.Length),
        _ => text["broke off, nothing was done"],
    };

    /// <summary>How far a run is.</summary>
    public static string Progress(AdminText text, RecipeProgress? progress) => progress switch
    {
        null => text["The recipe is being checked."],
        { Things: > 0 } => text["Step {0} of {1}: {2}, {3} of {4}", text.Number(progress.Number), text.Number(progress.Steps), progress.Step, text.Number(progress.Done), text.Number(progress.Things)],
        _ => text["Step {0} of {1}: {2}", text.Number(progress.Number), text.Number(progress.Steps), progress.Step],
    };

    public static string Counts(AdminText text, RecipeReport report)
    {
        var counts = Enum.GetValues<RecipeOutcome>().Where(o => report.Count(o) > 0).Select(o => $"{text.Number(report.Count(o))} {Outcome(text, o)}");
        return string.Join(", ", counts) is { Length: > 0 } words ? words : text["nothing to do"];
    }

    public static string Outcome(AdminText text, RecipeOutcome outcome) => outcome switch
    {
        RecipeOutcome.Created => text["created"],
        RecipeOutcome.Updated => text["updated"],
        RecipeOutcome.Unchanged => text["unchanged"],
        RecipeOutcome.Restored => text["restored"],
        RecipeOutcome.Removed => text["removed"],
        _ => text["skipped"],
    };

    public static string Badge(RecipeOutcome outcome) => outcome switch
    {
        RecipeOutcome.Created or RecipeOutcome.Restored => "text-bg-success",
        RecipeOutcome.Updated => "text-bg-primary",
        RecipeOutcome.Removed => "text-bg-danger",
        _ => "text-bg-secondary",
    };
}

using System.Collections.Immutable;
using CoproCms.Security;

namespace CoproCms.Recipes.Running;

/// <summary>What a job works on.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Name">For people.</param>
/// <param name="OpenAsync">Opens it, each time anew: a rehearsal and the run after it read the same.</param>
internal sealed record RecipeSource(RecipeSourceKind Kind, string Name, Func<CancellationToken, Task<RecipePackage>> OpenAsync);

internal enum RecipeSourceKind
{
    /// <summary>A recipe that came with the site.</summary>
    Shipped,

    /// <summary>A file that someone sent.</summary>
    Upload,
}

internal enum JobState
{
    /// <summary>Another one was running when it was asked for; it begins when someone says so.</summary>
    Waiting,
    Running,
    Done,

    /// <summary>The recipe has faults, and nothing was done.</summary>
    Refused,

    /// <summary>It broke off, and nothing was done.</summary>
    Failed,
}

/// <summary>One rehearsal or run of a recipe. It goes on whoever looks at it.</summary>
internal sealed class RecipeJob(string id, RecipeSource source, bool isRehearsal, Actor actor, DateTime askedUtc)
{
    public string Id { get; } = id;
    public RecipeSource Source { get; } = source;

    /// <summary>Everything is done and then undone, to see what it would do.</summary>
    public bool IsRehearsal { get; } = isRehearsal;

    /// <summary>Who asked for it.</summary>
    public Actor Actor { get; } = actor;

    public DateTime AskedUtc { get; } = askedUtc;
    public DateTime? FinishedUtc { get; private set; }
    public JobState State { get; private set; }

    /// <summary>How far it is; null while the recipe is being checked, before its first step.</summary>
    public RecipeProgress? Progress { get; private set; }

    public RecipeReport? Report { get; private set; }
    public ImmutableArray<RecipeFault> Faults { get; private set; } = [];

    public void Begin() => State = JobState.Running;

    public void At(RecipeProgress progress) => Progress = progress;

    public void Finish(JobState state, DateTime now, RecipeReport? report = null, ImmutableArray<RecipeFault> faults = default)
    {
        (Report, Faults, FinishedUtc) = (report, faults.IsDefault ? [] : faults, now);
        State = state;
    }
}

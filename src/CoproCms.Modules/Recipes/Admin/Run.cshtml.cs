using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Recipes.Running;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Recipes.Admin;

/// <summary>A rehearsal or a run while it goes on and when it is over.</summary>
[AdminPermission(RecipesModule.ManageRecipes, Import)]
internal sealed class RunModel(RecipeJobs jobs) : AdminPage
{
    private const string Import = "Import";

    /// <summary>Things that the page lists one by one; more than that nobody reads.</summary>
    public const int Shown = 1000;

    public RecipeJob? Job { get; private set; }

    /// <summary>The one that is running while this one waits.</summary>
    public RecipeJob? Other { get; private set; }

    public RecipeOutcome? Only { get; private set; }

    /// <summary>What is listed: everything that changes, or the outcome that the address asks for.</summary>
    public IReadOnlyList<RecipeReportEntry> Entries { get; private set; } = [];

    public void OnGet(string id, string? only) => Show(id, only);

    /// <summary>The part of the page that changes while the job runs.</summary>
    public IActionResult OnGetProgress(string id, string? only)
    {
        Show(id, only);
        return Partial("/Recipes/Admin/Progress.cshtml", this);
    }

    /// <summary>Runs for good what was rehearsed.</summary>
    public IActionResult OnPostRun(string id)
    {
        var rehearsal = Find(id);
        Demand(rehearsal);
        if (rehearsal is not { IsRehearsal: true, State: JobState.Done })
            throw new RefusedRequestException(409, "recipe.rehearsal", "Only a rehearsal that found no fault can be run.");
        return LocalRedirect(Url.Content($"~/Admin/Recipes/Runs/{jobs.Start(rehearsal.Source, isRehearsal: false, Actor).Id}"));
    }

    /// <summary>Begins what had to wait for another one.</summary>
    public IActionResult OnPostBegin(string id)
    {
        var job = Find(id);
        Demand(job);
        jobs.Begin(job);
        return LocalRedirect(Url.Content("~/Admin/Recipes/Runs/" + job.Id));
    }

    private void Show(string id, string? only)
    {
        if (jobs.Find(id) is not { } job)
            return;
        Demand(job);
        (Job, Other) = (job, job.State == JobState.Waiting ? jobs.Running : null);
        Only = Enum.TryParse<RecipeOutcome>(only, out var outcome) && Enum.IsDefined(outcome) ? outcome : null;
        Entries = [.. (job.Report?.Entries ?? []).Where(e => Only is null ? e.Outcome != RecipeOutcome.Unchanged : e.Outcome == Only).Take(Shown)];
    }

    private RecipeJob Find(string id) => jobs.Find(id) ?? throw new NotFoundException($"There is no run '{id}' here any more.");

    // Whoever may import files need not be allowed to run what came with the site, nor the other way round.
    private void Demand(RecipeJob job) => Actor.Demand(job.Source.Kind == RecipeSourceKind.Shipped ? RecipesModule.ManageRecipes : Import, "to see this run");
}

using CoproCms.Content;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.Recipes.Running;

/// <summary>
/// Rehearses and runs recipes for people who look at pages: apart from the request, so that closing the page stops nothing, and one at a time.
/// The last ones are remembered until the process ends; what they did stands in the audit trail for good.
/// </summary>
internal sealed partial class RecipeJobs(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<RecipeJobs> logger)
{
    private const int Remembered = 20;
    private readonly Lock _lock = new();
    private readonly List<RecipeJob> _jobs = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<RecipeJob> Recent
    {
        get
        {
            lock (_lock)
                return [.. _jobs];
        }
    }

    public RecipeJob? Find(string id) => Recent.FirstOrDefault(j => j.Id == id);

    /// <summary>The one that is running.</summary>
    public RecipeJob? Running => Recent.FirstOrDefault(j => j.State == JobState.Running);

    /// <summary>Begins it, or leaves it waiting while another one is running.</summary>
    public RecipeJob Start(RecipeSource source, bool isRehearsal, Actor actor)
    {
        var job = new RecipeJob(ContentId.New(), source, isRehearsal, actor, time.GetUtcNow().UtcDateTime);
        lock (_lock)
        {
            // Whoever presses a button twice wants it once.
            if (_jobs.Find(j => j.State == JobState.Running && j.Source == source && j.IsRehearsal == isRehearsal && j.Actor.UserId == actor.UserId) is { } same)
                return same;
            _jobs.Insert(0, job);
            if (_jobs.Count > Remembered)
                _jobs.RemoveAt(_jobs.FindLastIndex(j => j.State != JobState.Running));
        }

        Begin(job);
        return job;
    }

    /// <summary>Begins one that waits, unless another one is running still.</summary>
    public void Begin(RecipeJob job)
    {
        lock (_lock)
        {
            if (job.State != JobState.Waiting || _jobs.Exists(j => j.State == JobState.Running))
                return;
            job.Begin();
        }

        _ = Task.Run(() => RunAsync(job, lifetime.ApplicationStopping));
    }

    private async Task RunAsync(RecipeJob job, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = job.Actor;
            using var package = await job.Source.OpenAsync(cancellationToken);
            var options = new RecipeOptions
            {
                Lenient = true,
                MayReadSettings = job.Source.Kind == RecipeSourceKind.Shipped,
                DryRun = job.IsRehearsal,
                Parameters = await scope.ServiceProvider.GetRequiredService<SiteIdentity>().ParametersAsync(cancellationToken),
                Progress = new Steps(job),
            };
            var report = await scope.ServiceProvider.GetRequiredService<RecipeRunner>().RunAsync(package.Recipe, options, cancellationToken);
            job.Finish(JobState.Done, Now, report);
        }
        catch (InvalidRecipeException error)
        {
            job.Finish(JobState.Refused, Now, faults: error.Faults);
        }
        catch (Exception error)
        {
            // Whatever it is, whoever looks at the page must not wait for ever.
            job.Finish(JobState.Failed, Now);
            LogFailed(error, job.Source.Name);
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private sealed class Steps(RecipeJob job) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value) => job.At(value);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The recipe {Recipe} broke off; nothing of it was done")]
    private partial void LogFailed(Exception error, string recipe);
}

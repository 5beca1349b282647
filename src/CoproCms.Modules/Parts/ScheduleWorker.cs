using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.Parts;

/// <summary>Does to content what its dates say, soon after they have come, through the one write path.</summary>
internal abstract partial class ScheduleWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // Versions that a rule keeps back: tried again when they change, not every half minute.
    private readonly HashSet<long> _refused = [];

    /// <summary>A version whose date has come.</summary>
    protected sealed record DueVersion(string ContentItemId, long VersionId);

    /// <returns>How many items were changed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await FindDue(scope.ServiceProvider.GetRequiredService<CmsDbContext>(), time.GetUtcNow().UtcDateTime).ToListAsync(cancellationToken);
        _refused.IntersectWith(due.Select(d => d.VersionId));
        var done = 0;
        foreach (var version in due.Where(d => !_refused.Contains(d.VersionId)))
        {
            if (await TryAsync(version, cancellationToken))
                done++;
        }

        return done;
    }

    protected abstract IQueryable<DueVersion> FindDue(CmsDbContext db, DateTime now);

    protected abstract Task ActAsync(ContentManager content, DueVersion version, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
            }
        }
    }

    private async Task<bool> TryAsync(DueVersion version, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        try
        {
            await ActAsync(scope.ServiceProvider.GetRequiredService<ContentManager>(), version, cancellationToken);
            LogDone(version.ContentItemId);
            return true;
        }
        catch (InvalidContentException error)
        {
            _refused.Add(version.VersionId);
            LogRefused(version.ContentItemId, error.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogItemFailed(error, version.ContentItemId);
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The schedule of content item {ContentItemId} was carried out")]
    private partial void LogDone(string contentItemId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule of content item {ContentItemId} waits until the item is mended: {Reason}")]
    private partial void LogRefused(string contentItemId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The schedule of content item {ContentItemId} failed; trying again shortly")]
    private partial void LogItemFailed(Exception error, string contentItemId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The schedules could not be read; trying again shortly")]
    private partial void LogFailed(Exception error);
}

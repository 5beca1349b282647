using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Parts;

/// <summary>Does to content what its dates say, soon after they have come, through the one write path.</summary>
internal abstract partial class ScheduleWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger logger) : RecurringWork(TimeSpan.FromSeconds(30), time, logger)
{
    // Versions that a rule keeps back: tried again when they change, not every half minute.
    private readonly HashSet<long> _refused = [];

    /// <summary>A version whose date has come.</summary>
    protected sealed record DueVersion(string ContentItemId, long VersionId);

    /// <returns>How many items were changed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await FindDue(scope.ServiceProvider.GetRequiredService<CmsDbContext>(), Time.GetUtcNow().UtcDateTime).ToListAsync(cancellationToken);
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

    protected override Task WorkAsync(CancellationToken cancellationToken) => RunOnceAsync(cancellationToken);

    private async Task<bool> TryAsync(DueVersion version, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        try
        {
            await ActAsync(scope.ServiceProvider.GetRequiredService<ContentManager>(), version, cancellationToken);
            LogDone(Logger, version.ContentItemId);
            return true;
        }
        catch (InvalidContentException error)
        {
            _refused.Add(version.VersionId);
            LogRefused(Logger, version.ContentItemId, error.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogItemFailed(Logger, error, version.ContentItemId);
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The schedule of content item {ContentItemId} was carried out")]
    private static partial void LogDone(ILogger logger, string contentItemId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule of content item {ContentItemId} waits until the item is mended: {Reason}")]
    private static partial void LogRefused(ILogger logger, string contentItemId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The schedule of content item {ContentItemId} failed; trying again shortly")]
    private static partial void LogItemFailed(ILogger logger, Exception error, string contentItemId);
}

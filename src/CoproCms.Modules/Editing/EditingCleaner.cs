using CoproCms.Data;
using CoproCms.Editing.Presence;
using CoproCms.Editing.WorkingCopies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.Editing;

/// <summary>Forgets unsaved work that nobody came back to, and who was where.</summary>
internal sealed partial class EditingCleaner(IServiceScopeFactory scopes, EditingSettings settings, TimeProvider time, ILogger<EditingCleaner> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <returns>Of how many items unsaved work went.</returns>
    public async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        var (oldest, replaced) = (now.AddDays(-settings.KeepDays), now - ReplacedTexts.Memory);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Set<EditorPresence>().Where(PresenceStore.IsGone(now)).ExecuteDeleteAsync(cancellationToken);
                var count = await db.Set<WorkingCopy>().Where(c => c.SavedUtc < oldest).ExecuteDeleteAsync(cancellationToken);
                await db.Set<ReplacedText>().Where(t => t.ReplacedUtc < replaced && !db.Set<WorkingCopy>().Any(c => c.ContentItemId == t.ContentItemId && c.BaseVersionId == t.BaseId))
                    .ExecuteDeleteAsync(cancellationToken);
                return count;
            },
            cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await CleanAsync(stoppingToken) is > 0 and var count)
                    LogForgotten(count, settings.KeepDays);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Unsaved work of {Count} items was older than {Days} days and is gone")]
    private partial void LogForgotten(int count, int days);

    [LoggerMessage(Level = LogLevel.Error, Message = "Old unsaved work could not be removed; it is tried again within the hour")]
    private partial void LogFailed(Exception error);
}

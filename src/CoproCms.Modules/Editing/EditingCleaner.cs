using CoproCms.Data;
using CoproCms.Editing.Presence;
using CoproCms.Editing.WorkingCopies;
using CoproCms.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Editing;

/// <summary>Forgets unsaved work that nobody came back to, and who was where.</summary>
internal sealed partial class EditingCleaner(IServiceScopeFactory scopes, EditingSettings settings, TimeProvider time, ILogger<EditingCleaner> logger)
    : RecurringWork(TimeSpan.FromHours(1), time, logger)
{
    /// <returns>Of how many items unsaved work went.</returns>
    public async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        var now = Time.GetUtcNow().UtcDateTime;
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

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (await CleanAsync(cancellationToken) is > 0 and var count)
            LogForgotten(Logger, count, settings.KeepDays);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Unsaved work of {Count} items was older than {Days} days and is gone")]
    private static partial void LogForgotten(ILogger logger, int count, int days);
}

using CoproCms.Data;
using CoproCms.Hosting;
using CoproCms.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.AuditTrail.Storage;

/// <summary>Forgets what is older than the settings keep: a piece at a time, so that nobody else has to wait for it.</summary>
internal sealed class AuditCleaner(IServiceScopeFactory scopes, TimeProvider time, ILogger<AuditCleaner> logger) : RecurringWork(TimeSpan.FromHours(1), time, logger)
{
    private const int Piece = 1000;

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var site = await scope.ServiceProvider.GetRequiredService<SiteSettingsStore>().GetAsync(cancellationToken);
        if (TrimmingSettings.DaysIn(site.Json) is not { } days)
            return;
        var oldest = KeyGenerator.First(Time.GetUtcNow().UtcDateTime.AddDays(-days));
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        while (await ForgetAsync(db, oldest, cancellationToken) == Piece)
            cancellationToken.ThrowIfCancellationRequested();
    }

    protected override Task WorkAsync(CancellationToken cancellationToken) => CleanAsync(cancellationToken);

    private static Task<int> ForgetAsync(CmsDbContext db, long oldest, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var ids = await db.Set<AuditEntry>().Where(e => e.Id < oldest).OrderBy(e => e.Id).Select(e => e.Id).Take(Piece).ToListAsync(cancellationToken);
        var last = ids.LastOrDefault();
        return ids.Count == 0 ? 0 : await db.Set<AuditEntry>().Where(e => e.Id <= last).ExecuteDeleteAsync(cancellationToken);
    }, cancellationToken);
}

using System.Diagnostics;
using CoproCms.Data;
using CoproCms.Hosting;
using CoproCms.Setup;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Web.Database;

/// <summary>SQLite: a file that only one process can hold open is the lock; the operating system lets go of it however the process ends.</summary>
internal sealed class SqliteSiteDatabase(AppData appData) : ISiteDatabase
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task<IAsyncDisposable> LockAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var path = Path.Combine(appData.Root, "setup.lock");
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(Pause, cancellationToken))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < timeout)
            {
                // Another process is starting on the same folder.
            }
            catch (IOException)
            {
                throw new TimeoutException($"another process has been setting this site up for {timeout.TotalSeconds:0} seconds (it holds {path}); wait for it, or end it and start again");
            }
        }
    }

    public async Task PrepareAsync(CmsDbContext db, CancellationToken cancellationToken)
    {
        // Readers go on reading while one writes.
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancellationToken);

        // A process that was killed while it migrated leaves its row here, and every later one would wait for it for ever. We hold the real lock.
        var abandoned = await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellationToken);
        if (abandoned > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken);
    }
}

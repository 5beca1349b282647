using CoproCms.Data;

namespace CoproCms.Setup;

/// <summary>What differs between databases when a site starts.</summary>
public interface ISiteDatabase
{
    /// <summary>Keeps every other process from setting up or migrating this site until it is disposed of.</summary>
    /// <exception cref="TimeoutException">Another process has held it all that time.</exception>
    Task<IAsyncDisposable> LockAsync(TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Brings the database into its working order before migrating. Called under the lock.</summary>
    Task PrepareAsync(CmsDbContext db, CancellationToken cancellationToken);
}

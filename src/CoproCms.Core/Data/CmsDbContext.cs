using CoproCms.Indexing;
using CoproCms.Modules;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Data;

/// <summary>
/// The one database context: Core's tables and those of the modules. It is the unit of work; after each commit the tags of what changed
/// (<see cref="Touch"/>) empty the caches that depend on them.
/// </summary>
public abstract class CmsDbContext(DbContextOptions options, IEnumerable<CmsModule> modules, WriteGate gate, CacheTagBroadcast broadcast) : DbContext(options)
{
    private readonly HashSet<string> _touched = [];
    private bool _holdsGate;

    public DbSet<ContentItemRecord> Items => Set<ContentItemRecord>();
    public DbSet<ContentVersionRecord> Versions => Set<ContentVersionRecord>();
    public DbSet<ContentIndexRecord> ContentIndex => Set<ContentIndexRecord>();
    public DbSet<FieldIndexRecord> FieldIndex => Set<FieldIndexRecord>();
    public DbSet<ReferenceRecord> References => Set<ReferenceRecord>();
    public DbSet<NestedItemRecord> NestedItems => Set<NestedItemRecord>();
    public DbSet<RedirectRecord> Redirects => Set<RedirectRecord>();
    public DbSet<NamedDocument> Documents => Set<NamedDocument>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Whether a transaction of this context has changes that others cannot see yet.</summary>
    public bool HasUncommittedChanges => _touched.Count > 0;

    /// <summary>
    /// Names something that changed, as <see cref="CacheTags"/> spells it; announced once the change is committed. What changed outside the
    /// database is announced by saving no changes.
    /// </summary>
    public void Touch(string tag) => _touched.Add(tag);

    public bool IsTouched(string tag) => _touched.Contains(tag);

    /// <summary>
    /// Runs the work in one transaction, joining the present one if there is one. All of it is committed, or nothing.
    /// </summary>
    public async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
            return await work();

        using var turn = await gate.EnterAsync(cancellationToken);
        _holdsGate = true;
        try
        {
            await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
            var result = await work();
            await broadcast.SendAsync(this, _touched, cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            await AnnounceAsync();
            return result;
        }
        catch
        {
            // What the failed work had tracked must not be saved by whoever uses this context next.
            ChangeTracker.Clear();
            throw;
        }
        finally
        {
            _holdsGate = false;
            _touched.Clear();
        }
    }

    public Task InTransactionAsync(Func<Task> work, CancellationToken cancellationToken) =>
        InTransactionAsync(async () => { await work(); return true; }, cancellationToken);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_holdsGate || Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (broadcast.ReachesOthers && _touched.Count > 0)
            return await InTransactionAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);

        using var turn = await gate.EnterAsync(cancellationToken);
        var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await AnnounceAsync();
        return count;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder
            .ApplyConfiguration(new ContentItemConfiguration())
            .ApplyConfiguration(new ContentVersionConfiguration())
            .ApplyConfiguration(new ContentIndexConfiguration())
            .ApplyConfiguration(new FieldIndexConfiguration())
            .ApplyConfiguration(new ReferenceConfiguration())
            .ApplyConfiguration(new NestedItemConfiguration())
            .ApplyConfiguration(new RedirectConfiguration())
            .ApplyConfiguration(new NamedDocumentConfiguration())
            .ApplyConfiguration(new OutboxConfiguration());
        foreach (var module in modules)
            module.ConfigureModel(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMicroseconds>();

    private async Task AnnounceAsync()
    {
        if (_touched.Count == 0)
            return;
        var tags = _touched.ToHashSet();
        _touched.Clear();
        await broadcast.EvictHereAsync(tags);
    }
}

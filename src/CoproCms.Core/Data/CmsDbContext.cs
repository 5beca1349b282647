using CoproCms.Auditing;
using CoproCms.Indexing;
using CoproCms.Modules;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Data;

/// <summary>
/// The one database context: Core's tables and those of the modules. It is the unit of work; after each commit the tags of what changed
/// (<see cref="Touch"/>) empty the caches that depend on them.
/// </summary>
public abstract class CmsDbContext(DbContextOptions options) : DbContext(options)
{
    // Contexts are pooled, so each is made from its options alone, and what one user left behind is not the next one's.
    private readonly IServiceProvider _services = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider
        ?? throw new InvalidOperationException("The options of the context carry no application services.");

    private readonly HashSet<string> _touchedTags = [];
    private int _lease;
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

    private WriteGate Gate => field ??= _services.GetRequiredService<WriteGate>();

    private AuditedChanges Audited => field ??= _services.GetRequiredService<AuditedChanges>();

    private CacheTagBroadcast Broadcast => field ??= _services.GetRequiredService<CacheTagBroadcast>();

    private HashSet<string> Touched
    {
        get
        {
            if (_lease != ContextId.Lease)
                _touchedTags.Clear();
            _lease = ContextId.Lease;
            return _touchedTags;
        }
    }

    /// <summary>Who acts in the scope that holds this context, for the audit trail.</summary>
    public CurrentActor? Acting { get; private set; }

    /// <summary>Whether a transaction of this context has changes that others cannot see yet.</summary>
    public bool HasUncommittedChanges => Touched.Count > 0;

    /// <summary>
    /// Names something that changed, as <see cref="CacheTags"/> spells it; announced once the change is committed. What changed outside the
    /// database is announced by saving no changes.
    /// </summary>
    public void Touch(string tag) => Touched.Add(tag);

    /// <summary>Says in whose scope the context is from now on; a pooled one goes from scope to scope.</summary>
    public CmsDbContext In(CurrentActor acting)
    {
        Acting = acting;
        return this;
    }

    public bool IsTouched(string tag) => Touched.Contains(tag);

    /// <summary>
    /// Runs the work in one transaction, joining the present one if there is one. All of it is committed, or nothing.
    /// </summary>
    public async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
            return await work();

        using var turn = await Gate.EnterAsync(cancellationToken);
        _holdsGate = true;
        try
        {
            await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
            var result = await work();
            await Broadcast.SendAsync(this, Touched, cancellationToken);
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
            Touched.Clear();
        }
    }

    public Task InTransactionAsync(Func<Task> work, CancellationToken cancellationToken) =>
        InTransactionAsync(async () => { await work(); return true; }, cancellationToken);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Audited.Record(this);
        if (_holdsGate || Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (Broadcast.ReachesOthers && Touched.Count > 0)
            return await InTransactionAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);

        using var turn = await Gate.EnterAsync(cancellationToken);
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
        foreach (var module in _services.GetServices<CmsModule>())
            module.ConfigureModel(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMicroseconds>();

    private async Task AnnounceAsync()
    {
        if (Touched.Count == 0)
            return;
        var tags = Touched.ToHashSet();
        Touched.Clear();
        await Broadcast.EvictHereAsync(tags);
    }
}

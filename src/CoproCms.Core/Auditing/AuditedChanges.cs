using CoproCms.Data;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Auditing;

/// <summary>Asks the sources what a save is about to change, and adds that to the save.</summary>
internal sealed class AuditedChanges(IEnumerable<AuditSource> sources, AuditLog? log = null)
{
    private readonly AuditSource[] _sources = [.. sources];
    private readonly HashSet<Type> _entities = [.. sources.SelectMany(s => s.Entities)];

    public void Record(CmsDbContext db)
    {
        if (log is null)
            return;
        var changes = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && _entities.Contains(e.Metadata.ClrType)).ToList();
        if (changes.Count == 0)
            return;
        var actor = db.Acting?.Responsible ?? Actor.Nobody;
        foreach (var source in _sources)
        {
            var own = changes.Where(c => source.Entities.Contains(c.Metadata.ClrType)).ToList();
            foreach (var what in own.Count == 0 ? [] : source.Describe(own, db).ToList())
                log.Add(db, actor, what);
        }
    }
}

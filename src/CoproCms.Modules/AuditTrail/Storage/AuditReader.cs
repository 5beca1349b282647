using System.Runtime.CompilerServices;
using CoproCms.Data;
using CoproCms.Localization;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.AuditTrail.Storage;

/// <summary>Which entries are wanted; null for any.</summary>
internal sealed record AuditFilter
{
    /// <summary>A user name or client id, or the beginning of one.</summary>
    public string? Who { get; init; }

    public string? Category { get; init; }

    /// <summary>A subject, or part of a name.</summary>
    public string? What { get; init; }

    public DateTime? FromUtc { get; init; }

    /// <summary>The first moment that is too late.</summary>
    public DateTime? UntilUtc { get; init; }
}

/// <summary>Reads the trail, newest first.</summary>
internal sealed class AuditReader(CmsDbContext db)
{
    private const int Batch = 500;

    /// <param name="filter">Which.</param>
    /// <param name="before">Only older ones than the entry of this id.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(AuditFilter filter, long before, int count, CancellationToken cancellationToken) =>
        await Filter(filter).Where(e => e.Id < before).OrderByDescending(e => e.Id).Take(count).ToListAsync(cancellationToken);

    /// <summary>All of them, read in pieces while they are written out, so that neither memory nor a long command holds them.</summary>
    public async IAsyncEnumerable<AuditEntry> AllAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var before = long.MaxValue; ;)
        {
            var entries = await ListAsync(filter, before, Batch, cancellationToken);
            foreach (var entry in entries)
                yield return entry;
            if (entries.Count < Batch)
                yield break;
            before = entries[^1].Id;
        }
    }

    private IQueryable<AuditEntry> Filter(AuditFilter filter)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (filter.Category is { } category)
            entries = entries.Where(e => e.Category == category);
        if (TextFolding.Fold(filter.Who) is { } who)
            entries = entries.Where(e => e.ActorKey!.StartsWith(who));
        if (filter.What is { } subject && TextFolding.Fold(subject) is { } name)
            entries = entries.Where(e => e.Subject == subject || e.NameKey!.Contains(name));
        if (filter.FromUtc is { } from && KeyGenerator.First(from) is var first)
            entries = entries.Where(e => e.Id >= first);
        if (filter.UntilUtc is { } until && KeyGenerator.First(until) is var end)
            entries = entries.Where(e => e.Id < end);
        return entries;
    }
}

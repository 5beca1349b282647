using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Admin;
using CoproCms.Auditing;
using CoproCms.AuditTrail.Storage;
using CoproCms.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.AuditTrail.Admin;

/// <summary>Who did what, newest first, a page at a time.</summary>
[AdminPermission(AuditTrailModule.ViewAuditTrail)]
internal sealed class TrailModel(AuditReader reader, CmsDbContext db) : AdminPage
{
    private const int PageSize = 50;

    public TrailQuery Query { get; private set; } = new();

    public bool MayManage => Actor.Has(AuditTrailModule.ManageAuditTrailSettings);

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>The numbers of the versions that the entries name; one that is gone has none.</summary>
    public IReadOnlyDictionary<string, int> Versions { get; private set; } = new Dictionary<string, int>();

    /// <summary>Where the older ones are, null when there are none.</summary>
    public string? Older { get; private set; }

    public async Task OnGetAsync(long? before, CancellationToken cancellationToken)
    {
        Query = TrailQuery.Read(Request.Query);
        var entries = await reader.ListAsync(Query.Filter(T.Zone), before ?? long.MaxValue, PageSize + 1, cancellationToken);
        Entries = [.. entries.Take(PageSize)];
        Versions = await NumbersAsync(cancellationToken);
        Older = entries.Count > PageSize ? QueryHelpers.AddQueryString(Query.Address("~/Admin/AuditTrail"), "before", Entries[^1].Id.ToString(CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>Where the difference is shown, null where there is nothing to compare.</summary>
    public string? Comparison(AuditEntry entry) => entry is { Category: AuditCategories.Content, VersionId: { } version, PreviousVersionId: { } previous }
        && Versions.TryGetValue(previous, out var from) && Versions.TryGetValue(version, out var to)
        ? string.Create(CultureInfo.InvariantCulture, $"~/Admin/Contents/ContentItems/{entry.Subject}/Versions/Compare?from={from}&to={to}") : null;

    public static IReadOnlyList<ChangedMember> Changes(AuditEntry entry) => ChangedMember.Of(Parse(entry.Before), Parse(entry.After));

    private static JsonObject? Parse(string? json) => json is null ? null : JsonNode.Parse(json) as JsonObject;

    private async Task<IReadOnlyDictionary<string, int>> NumbersAsync(CancellationToken cancellationToken)
    {
        var ids = Entries.SelectMany(e => new[] { e.VersionId, e.PreviousVersionId }).OfType<string>().Distinct().ToList();
        var numbers = ids.Count == 0 ? [] : await db.Versions.Where(v => ids.Contains(v.ContentItemVersionId)).Select(v => new { v.ContentItemVersionId, v.Number }).ToListAsync(cancellationToken);
        return numbers.GroupBy(v => v.ContentItemVersionId).ToDictionary(g => g.Key, g => g.Max(v => v.Number));
    }
}

using System.Text.Json.Nodes;
using CoproCms.Admin;
using CoproCms.Auditing;
using CoproCms.AuditTrail.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace CoproCms.AuditTrail.Admin;

/// <summary>Who did what, newest first, a page at a time.</summary>
[AdminPermission(AuditTrailModule.ViewAuditTrail)]
internal sealed class TrailModel(AuditReader reader) : AdminPage
{
    private const int PageSize = 50;

    public TrailQuery Query { get; private set; } = new();

    public bool MayManage => Actor.Has(AuditTrailModule.ManageAuditTrailSettings);

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>Where the older ones are, null when there are none.</summary>
    public string? Older { get; private set; }

    public async Task OnGetAsync(long? before, CancellationToken cancellationToken)
    {
        Query = TrailQuery.Read(Request.Query);
        var entries = await reader.ListAsync(Query.Filter(T.Zone), before ?? long.MaxValue, PageSize + 1, cancellationToken);
        Entries = [.. entries.Take(PageSize)];
        Older = entries.Count > PageSize ? QueryHelpers.AddQueryString(Query.Address("~/Admin/AuditTrail"), "before", Entries[^1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>Where the difference is shown, null where there is nothing to compare.</summary>
    public static string? Comparison(AuditEntry entry) => entry is { Category: AuditCategories.Content, VersionId: { } version, PreviousVersionId: { } previous }
        ? $"~/Admin/Contents/ContentItems/{entry.Subject}/Versions?from={previous}&to={version}" : null;

    public static IReadOnlyList<ChangedMember> Changes(AuditEntry entry) => ChangedMember.Of(Parse(entry.Before), Parse(entry.After));

    private static JsonObject? Parse(string? json) => json is null ? null : JsonNode.Parse(json) as JsonObject;
}

using CoproCms.Admin;
using CoproCms.Auditing;
using CoproCms.AuditTrail.Storage;
using CoproCms.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CoproCms.AuditTrail.Admin;

/// <summary>The filtered trail as a file, written out while it is read.</summary>
[AdminPermission(AuditTrailModule.ViewAuditTrail)]
internal sealed class TrailExportModel(AuditReader reader, Audit audit) : AdminPage
{
    private const string Csv = "csv";

    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancellationToken)
    {
        if (format is not (Csv or "json"))
            throw new NotFoundException($"The trail is exported as csv or json, not as {format}.");
        var query = TrailQuery.Read(Request.Query);
        await audit.SaveAsync(new(AuditCategories.Exchange, AuditActions.Exported, "audit-trail") { Name = $"{T["Audit trail"]} ({format})" }, cancellationToken);

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"audit-trail.{format}");
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.ContentType = format == Csv ? "text/csv; charset=utf-8" : "application/json";
        var entries = reader.AllAsync(query.Filter(T.Zone), cancellationToken);
        await (format == Csv ? TrailFiles.WriteCsvAsync(Response.Body, entries, cancellationToken) : TrailFiles.WriteJsonAsync(Response.Body, entries, cancellationToken));
        return new EmptyResult();
    }

    public IActionResult OnPost() => StatusCode(405);
}

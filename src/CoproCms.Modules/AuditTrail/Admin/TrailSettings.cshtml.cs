using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Admin;
using CoproCms.Auditing;
using CoproCms.Content;
using CoproCms.Settings;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.AuditTrail.Admin;

/// <summary>How long the trail is kept, and whether addresses stand in it.</summary>
[AdminPermission(AuditTrailModule.ManageAuditTrailSettings)]
internal sealed class TrailSettingsModel(SiteSettingsStore settings) : AdminPage
{
    public string RetentionDays { get; private set; } = "";

    public bool ForEver { get; private set; }

    public bool KeepsAddresses { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var site = (await settings.GetAsync(cancellationToken)).Json;
        ForEver = TrimmingSettings.DaysIn(site) is null;
        RetentionDays = (TrimmingSettings.DaysIn(site) ?? TrimmingSettings.DefaultDays).ToString(CultureInfo.InvariantCulture);
        KeepsAddresses = site.Object(Audit.Section).Flag(Audit.KeepsAddresses) == true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var form = Request.Form;
        (RetentionDays, ForEver, KeepsAddresses) = (form[TrimmingSettings.RetentionDays].ToString(), form.ContainsKey(TrimmingSettings.Disabled), form.ContainsKey(Audit.KeepsAddresses));
        if (!int.TryParse(RetentionDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > TrimmingSettings.MostDays)
        {
            ModelState.AddModelError(TrimmingSettings.RetentionDays, T["Give a number of days from 1 to {0}.", T.Number(TrimmingSettings.MostDays)]);
            return Page();
        }

        await settings.MergeAsync(
            new()
            {
                [TrimmingSettings.Section] = new JsonObject { [TrimmingSettings.RetentionDays] = days, [TrimmingSettings.Disabled] = ForEver },
                [Audit.Section] = new JsonObject { [Audit.KeepsAddresses] = KeepsAddresses },
            },
            cancellationToken);
        Tell(T["The settings are saved."]);
        return LocalRedirect(Url.Content("~/Admin/AuditTrail"));
    }
}

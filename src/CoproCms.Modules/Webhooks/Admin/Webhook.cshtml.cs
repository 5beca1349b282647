using System.Globalization;
using CoproCms.Admin;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Hosting;
using CoproCms.Settings;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Webhooks.Admin;

/// <summary>One webhook: its settings, its secret, a test, and the way to its log.</summary>
[AdminPermission(WebhooksModule.ManageWebhooks)]
internal sealed class WebhookModel(
    WebhookStore webhooks, WebhookQueue queue, CmsDbContext db, DefinitionStore definitions, SiteSettingsStore settings, OutboundGuard guard) : WebhookForm(definitions, settings, guard)
{
    /// <summary>A secret that was just made; seen this once.</summary>
    public string? Secret { get; private set; }

    public async Task OnGetAsync(string id, CancellationToken cancellationToken)
    {
        Webhook = await webhooks.RequireAsync(id, cancellationToken);
        Secret = TempData[SecretKey] as string;
        await PrepareAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        Webhook = await webhooks.RequireAsync(id, cancellationToken);
        if (!await ReadAsync(cancellationToken))
            return Page();
        await webhooks.SetAsync(Webhook, cancellationToken);
        Tell(T["The webhook is saved."]);
        return Here(id);
    }

    public async Task<IActionResult> OnPostRotateAsync(string id, CancellationToken cancellationToken)
    {
        TempData[SecretKey] = await webhooks.RotateAsync(await webhooks.RequireAsync(id, cancellationToken), cancellationToken);
        Tell(T["The webhook has a new secret. For a day its requests are signed with the old one too."]);
        return Here(id);
    }

    public async Task<IActionResult> OnPostPingAsync(string id, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.RequireAsync(id, cancellationToken);
        var delivery = queue.Add(webhook, WebhookEvents.Ping, new() { ["webhookId"] = webhook.Id, ["name"] = webhook.Name }, null);
        await db.SaveChangesAsync(cancellationToken);
        Tell(T["The test is on its way."]);
        return LocalRedirect(Url.Content($"~/Admin/Webhooks/{id}/Deliveries/{delivery.Id.ToString(CultureInfo.InvariantCulture)}"));
    }

    public async Task<IActionResult> OnPostDeleteAsync(string id, CancellationToken cancellationToken)
    {
        await webhooks.RemoveAsync(await webhooks.RequireAsync(id, cancellationToken), cancellationToken);
        Tell(T["The webhook is gone, with its log."]);
        return LocalRedirect(Url.Content("~/Admin/Webhooks"));
    }

    private LocalRedirectResult Here(string id) => LocalRedirect(Url.Content($"~/Admin/Webhooks/{id}"));
}

using CoproCms.Admin;
using CoproCms.Definitions;
using CoproCms.Hosting;
using CoproCms.Settings;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Webhooks.Admin;

[AdminPermission(WebhooksModule.ManageWebhooks)]
internal sealed class NewWebhookModel(WebhookStore webhooks, DefinitionStore definitions, SiteSettingsStore settings, OutboundGuard guard) : WebhookForm(definitions, settings, guard)
{
    public Task OnGetAsync(CancellationToken cancellationToken) => PrepareAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return Page();
        var (webhook, secret) = await webhooks.CreateAsync(Webhook, cancellationToken);
        TempData[SecretKey] = secret;
        Tell(T["The webhook is made."]);
        return LocalRedirect(Url.Content($"~/Admin/Webhooks/{webhook.Id}"));
    }
}

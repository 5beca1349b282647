using CoproCms.Admin;
using CoproCms.Webhooks.Delivery;

namespace CoproCms.Webhooks.Admin;

/// <summary>The webhooks, and how their deliveries fare.</summary>
[AdminPermission(WebhooksModule.ManageWebhooks)]
internal sealed class WebhooksModel(WebhookStore webhooks, WebhookLog log) : AdminPage
{
    public IReadOnlyList<Webhook> Webhooks { get; private set; } = [];

    public IReadOnlyDictionary<(string Webhook, DeliveryStatus Status), int> Counts { get; private set; } = new Dictionary<(string, DeliveryStatus), int>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Webhooks = await webhooks.ListAsync(cancellationToken);
        Counts = await log.CountAsync(cancellationToken);
    }
}

using System.Globalization;
using CoproCms.Admin;
using CoproCms.Webhooks.Delivery;

namespace CoproCms.Webhooks.Admin;

/// <summary>What was sent, newest first.</summary>
[AdminPermission(WebhooksModule.ManageWebhooks)]
internal sealed class DeliveriesModel(WebhookStore webhooks, WebhookLog log) : AdminPage
{
    private const int PageSize = 50;

    public Webhook Webhook { get; private set; } = null!;

    public DeliveryStatus? Status { get; private set; }

    public IReadOnlyList<WebhookDelivery> Deliveries { get; private set; } = [];

    public string? Older { get; private set; }

    public async Task OnGetAsync(string id, string? status, long? before, CancellationToken cancellationToken)
    {
        Webhook = await webhooks.RequireAsync(id, cancellationToken);
        Status = Enum.TryParse<DeliveryStatus>(status, out var known) && Enum.IsDefined(known) ? known : null;
        var deliveries = await log.ListAsync(id, Status, before ?? long.MaxValue, PageSize + 1, cancellationToken);
        Deliveries = [.. deliveries.Take(PageSize)];
        if (deliveries.Count > PageSize)
            Older = string.Create(CultureInfo.InvariantCulture, $"~/Admin/Webhooks/{id}/Deliveries?status={Status}&before={Deliveries[^1].Id}");
    }
}

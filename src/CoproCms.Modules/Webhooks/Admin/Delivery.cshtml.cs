using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Webhooks.Delivery;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Webhooks.Admin;

/// <summary>One delivery: what was sent, what came back, and how to send it again.</summary>
[AdminPermission(WebhooksModule.ManageWebhooks)]
internal sealed class DeliveryModel(WebhookStore webhooks, WebhookLog log) : AdminPage
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Webhook Webhook { get; private set; } = null!;

    public WebhookDelivery Delivery { get; private set; } = null!;

    public string Payload => JsonNode.Parse(Delivery.Body)!.ToJsonString(Readable);

    public async Task OnGetAsync(string id, string delivery, CancellationToken cancellationToken)
    {
        Webhook = await webhooks.RequireAsync(id, cancellationToken);
        Delivery = await log.FindAsync(id, Key(delivery), cancellationToken) ?? throw new NotFoundException($"There is no delivery {delivery} of this webhook.");
    }

    public async Task<IActionResult> OnPostReplayAsync(string id, string delivery, CancellationToken cancellationToken)
    {
        if (!await log.ReplayAsync(id, Key(delivery), cancellationToken))
            throw new NotFoundException($"There is no delivery {delivery} of this webhook.");
        Tell(T["It is being sent once more."]);
        return LocalRedirect(Url.Content($"~/Admin/Webhooks/{id}/Deliveries/{delivery}"));
    }

    private static long Key(string delivery) => long.TryParse(delivery, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : 0;
}

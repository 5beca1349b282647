using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Outbox;
using CoproCms.Webhooks.Delivery;

namespace CoproCms.Webhooks;

/// <summary>Puts deliveries into the queue: they are sent if, and only if, the present transaction commits.</summary>
internal sealed class WebhookQueue(CmsDbContext db, KeyGenerator keys, TimeProvider time)
{
    /// <summary>The tag that wakes the worker.</summary>
    public const string Tag = "webhooks";

    public WebhookDelivery Add(Webhook webhook, string name, JsonObject data, string? contentItemId)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var body = new JsonObject { ["type"] = name, ["timestamp"] = Webhook.Date(now), ["data"] = data };
        var delivery = new WebhookDelivery
        {
            Id = keys.Next(),
            WebhookId = webhook.Id,
            MessageId = "msg_" + ContentId.New(),
            Event = name,
            ContentItemId = contentItemId,
            Body = body.ToJsonString(),
            CreatedUtc = now,
            DueUtc = now,
        };
        db.Add(delivery);
        db.Touch(Tag);
        return delivery;
    }
}

/// <summary>Wakes the worker when something was put into the queue.</summary>
internal sealed class WebhookSignal() : WakeSignal(WebhookQueue.Tag);

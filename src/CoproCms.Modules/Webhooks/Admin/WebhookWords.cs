using CoproCms.Admin;
using CoproCms.Webhooks.Delivery;

namespace CoproCms.Webhooks.Admin;

/// <summary>What webhooks are told of, in the reader's language.</summary>
internal static class WebhookWords
{
    public static string Event(AdminText text, string name) => name switch
    {
        WebhookEvents.Created => text["Content is made"],
        WebhookEvents.Updated => text["Content is changed"],
        WebhookEvents.Published => text["Content is published"],
        WebhookEvents.Unpublished => text["Content is unpublished"],
        WebhookEvents.Deleted => text["Content is put into the bin"],
        WebhookEvents.Restored => text["Content comes back from the bin"],
        WebhookEvents.Ping => text["Test"],
        _ => name,
    };

    public static string Status(AdminText text, DeliveryStatus status) => status switch
    {
        DeliveryStatus.Pending => text["Waiting"],
        DeliveryStatus.Delivered => text["Delivered"],
        _ => text["Failed"],
    };

    public static string Badge(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Pending => "text-bg-secondary",
        DeliveryStatus.Delivered => "text-bg-success",
        _ => "text-bg-danger",
    };
}

using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Webhooks;

/// <summary>Queues a delivery for each webhook that wants to know of a change, in the transaction of the change.</summary>
internal sealed class WebhookHandler(WebhookStore webhooks, WebhookQueue queue) : ContentHandler
{
    public override Task SavedAsync(WriteContext context, CancellationToken cancellationToken) =>
        TellAsync(context.Previous is null ? WebhookEvents.Created : WebhookEvents.Updated, context, cancellationToken);

    public override Task PublishedAsync(WriteContext context, CancellationToken cancellationToken) => TellAsync(WebhookEvents.Published, context, cancellationToken);

    public override Task UnpublishedAsync(WriteContext context, CancellationToken cancellationToken) => TellAsync(WebhookEvents.Unpublished, context, cancellationToken);

    public override Task DeletedAsync(WriteContext context, CancellationToken cancellationToken) => TellAsync(WebhookEvents.Deleted, context, cancellationToken);

    public override Task RestoredAsync(WriteContext context, CancellationToken cancellationToken) => TellAsync(WebhookEvents.Restored, context, cancellationToken);

    private async Task TellAsync(string name, WriteContext context, CancellationToken cancellationToken)
    {
        foreach (var webhook in await webhooks.ListAsync(cancellationToken))
        {
            if (webhook.Wants(name, context.Item))
                queue.Add(webhook, name, Data(context), context.Item.ContentItemId);
        }
    }

    private static JsonObject Data(WriteContext context)
    {
        var (item, previous) = (context.Item, context.Previous);
        return new()
        {
            ["contentItemId"] = item.ContentItemId,
            ["contentItemVersionId"] = item.ContentItemVersionId,
            ["contentType"] = item.ContentType,
            ["culture"] = item.Culture,
            ["published"] = item.Published,
            ["path"] = item.Path,
            ["previousPath"] = previous is { Published: true } && previous.Path != item.Path ? previous.Path : null,
            ["item"] = ContentItemJson.Write(item),
        };
    }
}

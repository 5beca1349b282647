namespace CoproCms.Webhooks;

/// <summary>What a webhook can be told of.</summary>
internal static class WebhookEvents
{
    /// <summary>The first version of an item was saved, as a draft or live.</summary>
    public const string Created = "content.created";

    /// <summary>Another version was saved, as a draft or live.</summary>
    public const string Updated = "content.updated";

    /// <summary>A version went live.</summary>
    public const string Published = "content.published";

    /// <summary>The live version was taken off.</summary>
    public const string Unpublished = "content.unpublished";

    /// <summary>The item was put into the bin.</summary>
    public const string Deleted = "content.deleted";

    /// <summary>The item came back from the bin.</summary>
    public const string Restored = "content.restored";

    /// <summary>Sent on demand, to try a receiver; no webhook asks for it.</summary>
    public const string Ping = "webhook.ping";

    public static readonly string[] All = [Created, Updated, Published, Unpublished, Deleted, Restored];
}

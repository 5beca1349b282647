using System.Text.Json.Nodes;
using CoproCms.Auditing;
using CoproCms.Content;
using CoproCms.Security;

namespace CoproCms.AuditTrail;

/// <summary>Records every change of content, in the transaction of the change.</summary>
internal sealed class ContentAudit(Audit audit, IUserDirectory users) : ContentHandler
{
    public const string OwnerChanged = "owner changed";

    public override async Task SavedAsync(WriteContext context, CancellationToken cancellationToken)
    {
        await RecordAsync(context.Previous is null ? AuditActions.Created : AuditActions.Saved, context, context.Previous?.ContentItemVersionId, cancellationToken);
        if (!context.Importing && context.Previous is { } previous && previous.Owner != context.Item.Owner)
            await RecordOwnerAsync(previous.Owner, context.Item, cancellationToken);
    }

    public override Task PublishedAsync(WriteContext context, CancellationToken cancellationToken) =>
        RecordAsync(AuditActions.Published, context, context.Previous is { Published: true } live ? live.ContentItemVersionId : null, cancellationToken);

    public override Task UnpublishedAsync(WriteContext context, CancellationToken cancellationToken) => RecordAsync(AuditActions.Unpublished, context, null, cancellationToken);

    public override Task DeletedAsync(WriteContext context, CancellationToken cancellationToken) => RecordAsync(AuditActions.Deleted, context, null, cancellationToken);

    public override Task RestoredAsync(WriteContext context, CancellationToken cancellationToken) => RecordAsync(AuditActions.Restored, context, null, cancellationToken);

    private async Task RecordOwnerAsync(string? before, ContentItem item, CancellationToken cancellationToken)
    {
        var names = await users.FindManyAsync([.. new[] { before, item.Owner }.OfType<string>()], cancellationToken);
        await audit.RecordAsync(
            new(AuditCategories.Content, OwnerChanged, item.ContentItemId) { Name = item.DisplayText, ContentType = item.ContentType, Before = Owner(before), After = Owner(item.Owner) },
            cancellationToken);

        JsonObject Owner(string? id) => new() { [nameof(ContentItem.Owner)] = id is not null && names.TryGetValue(id, out var user) ? user.UserName : id };
    }

    private Task RecordAsync(string action, WriteContext context, string? previous, CancellationToken cancellationToken) => audit.RecordAsync(
        new(AuditCategories.Content, action, context.Item.ContentItemId)
        {
            Name = context.Item.DisplayText,
            ContentType = context.Item.ContentType,
            VersionId = context.Item.ContentItemVersionId,
            PreviousVersionId = previous == context.Item.ContentItemVersionId ? null : previous,
        },
        cancellationToken);
}

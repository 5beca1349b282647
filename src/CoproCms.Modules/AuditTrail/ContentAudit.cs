using CoproCms.Auditing;
using CoproCms.Content;

namespace CoproCms.AuditTrail;

/// <summary>Records every change of content, in the transaction of the change.</summary>
internal sealed class ContentAudit(Audit audit) : ContentHandler
{
    public override Task SavedAsync(WriteContext context, CancellationToken cancellationToken) =>
        RecordAsync(context.Previous is null ? AuditActions.Created : AuditActions.Saved, context, context.Previous?.ContentItemVersionId, cancellationToken);

    public override Task PublishedAsync(WriteContext context, CancellationToken cancellationToken) =>
        RecordAsync(AuditActions.Published, context, context.Previous is { Published: true } live ? live.ContentItemVersionId : null, cancellationToken);

    public override Task UnpublishedAsync(WriteContext context, CancellationToken cancellationToken) => RecordAsync(AuditActions.Unpublished, context, null, cancellationToken);

    public override Task DeletedAsync(WriteContext context, CancellationToken cancellationToken) => RecordAsync(AuditActions.Deleted, context, null, cancellationToken);

    public override Task RestoredAsync(WriteContext context, CancellationToken cancellationToken) => RecordAsync(AuditActions.Restored, context, null, cancellationToken);

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

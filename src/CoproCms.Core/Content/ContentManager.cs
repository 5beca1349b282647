using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

/// <summary>
/// The one write path: admin, recipes, APIs and schedules all change content here. Each call checks the actor's permission and every rule,
/// and is one transaction; inside a caller's transaction it joins that.
/// </summary>
public sealed partial class ContentManager(
    CmsDbContext db, CurrentActor actor, DefinitionStore definitions, ContentItemFactory factory, ContentRules rules, VersionWriter writer,
    DocumentReader documents, IEnumerable<ContentHandler> handlers, TimeProvider time, IUserDirectory? users = null)
{
    /// <summary>A new item of the type with every part at its default, not yet saved.</summary>
    /// <exception cref="NotFoundException">There is no such type.</exception>
    public async Task<ContentItem> NewAsync(string contentType, CancellationToken cancellationToken) =>
        factory.Create(await TypeAsync(contentType, cancellationToken), actor.Value);

    /// <summary>The latest version, to change and save again.</summary>
    /// <exception cref="NotFoundException">There is no such item, or the actor may not edit it.</exception>
    public async Task<ContentItem> GetForEditAsync(string contentItemId, CancellationToken cancellationToken)
    {
        var record = await FindAsync(contentItemId, cancellationToken);
        if (record is null || !actor.Value.Allows(ContentPermissions.Edit, record.ContentType, record.Owner))
            throw new NotFoundException($"There is no content item {contentItemId}.");
        return await documents.ReadVersionAsync(record, record.LatestVersionId, cancellationToken);
    }

    /// <summary>The latest version, to change and save again; null when there is no such item.</summary>
    /// <exception cref="ForbiddenException">The actor may not edit it.</exception>
    public async Task<ContentItem?> FindForEditAsync(string contentItemId, CancellationToken cancellationToken)
    {
        if (await FindAsync(contentItemId, cancellationToken) is not { } record)
            return null;
        Demand(ContentPermissions.Edit, record.ContentType, record.Owner);
        return await documents.ReadVersionAsync(record, record.LatestVersionId, cancellationToken);
    }

    /// <summary>Refuses ids of other types, for callers that are told the type too.</summary>
    /// <exception cref="NotFoundException">There is no item of that id and type, in the bin or out of it.</exception>
    public async Task RequireTypeAsync(string contentItemId, string contentType, CancellationToken cancellationToken)
    {
        if (!await db.Items.AnyAsync(i => i.ContentItemId == contentItemId && i.ContentType == contentType, cancellationToken))
            throw new NotFoundException($"There is no {contentType} with the id {contentItemId}.");
    }

    /// <summary>Saves the item as a new version: the first one when its id is unknown.</summary>
    /// <returns>The version as it was stored.</returns>
    /// <exception cref="InvalidContentException">A rule is broken; nothing was saved.</exception>
    /// <exception cref="ConflictException">The item was changed since <see cref="WriteOptions.BaseVersionId"/>.</exception>
    /// <exception cref="ForbiddenException">The actor may not do this.</exception>
    public Task<ContentItem> SaveAsync(ContentItem item, WriteOptions options, CancellationToken cancellationToken) => InTransactionAsync(item.ContentItemId, async () =>
    {
        var type = await TypeAsync(item.ContentType, cancellationToken);
        var record = await FindAsync(item.ContentItemId, cancellationToken);
        var publish = options.Publish || !type.Draftable;
        var owner = record is null ? item.Owner ?? actor.Value.UserId : record.Owner;
        Demand(publish ? ContentPermissions.Publish : ContentPermissions.Edit, item.ContentType, owner);
        CheckBase(record, options, await LatestBaseAsync(record, options, cancellationToken));
        var given = await GivenToAsync(owner, item.ContentType, options, cancellationToken);

        var previous = record is null ? null : await PreviousAsync(record, cancellationToken);
        var draft = Stamp(item.Clone(), previous, given ?? owner, type, options);
        var context = new WriteContext(draft, previous, type, actor.Value);
        await rules.ApplyAsync(context, publish, cancellationToken);
        var origin = await OriginAsync(draft.ContentType, owner, record, options, cancellationToken);
        if (given is not null && record is not null)
            await GiveAsync(record, given, cancellationToken);
        await writer.WriteAsync(draft, record, type, publish, cancellationToken, origin);
        await AfterSaveAsync(context, publish, cancellationToken);
        return draft;
    }, cancellationToken);

    /// <summary>Makes the latest version the live one.</summary>
    public Task<ContentItem> PublishAsync(string contentItemId, CancellationToken cancellationToken) => PublishAsync(contentItemId, null, cancellationToken);

    private Task<ContentItem> PublishAsync(string contentItemId, long? onlyVersion, CancellationToken cancellationToken) => InTransactionAsync(contentItemId, async () =>
    {
        var record = await RequireAsync(contentItemId, ContentPermissions.Publish, cancellationToken);
        if (onlyVersion is { } version && version != record.LatestVersionId)
            throw new ConflictException(contentItemId, null, await LatestVersionIdAsync(record, cancellationToken));
        var type = await TypeAsync(record.ContentType, cancellationToken);
        var previous = await PreviousAsync(record, cancellationToken);
        var item = await documents.ReadVersionAsync(record, record.LatestVersionId, cancellationToken);
        var context = new WriteContext(item, previous, type, actor.Value);
        await rules.CheckPublishingAsync(context, cancellationToken);
        await writer.PublishAsync(item, record, type, cancellationToken);
        await TellAsync(handler => handler.PublishedAsync(context, cancellationToken), cancellationToken);
        return item;
    }, cancellationToken);

    /// <summary>Takes the live version off; the latest stays as a draft.</summary>
    public Task UnpublishAsync(string contentItemId, CancellationToken cancellationToken) => InTransactionAsync(contentItemId, async () =>
    {
        var record = await RequireAsync(contentItemId, ContentPermissions.Publish, cancellationToken);
        if (record.PublishedVersionId is not { } live)
            return false;
        var context = await ContextAsync(record, live, cancellationToken);
        await writer.UnpublishAsync(record, cancellationToken);
        await TellAsync(handler => handler.UnpublishedAsync(context, cancellationToken), cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>Puts the item into the bin: nobody but the bin sees it any more, and <see cref="RestoreAsync"/> brings it back as it was.</summary>
    /// <returns>The version that was live, or else the latest.</returns>
    public Task<ContentItem> DeleteAsync(string contentItemId, CancellationToken cancellationToken) => DeleteAsync(contentItemId, null, cancellationToken);

    /// <inheritdoc cref="DeleteAsync(string, CancellationToken)"/>
    /// <param name="contentItemId">The item.</param>
    /// <param name="check">Is shown the latest version first; what it throws keeps the item.</param>
    /// <param name="cancellationToken">Cancels the deleting.</param>
    public Task<ContentItem> DeleteAsync(string contentItemId, Action<ContentItem>? check, CancellationToken cancellationToken) => InTransactionAsync(contentItemId, async () =>
    {
        var record = await RequireAsync(contentItemId, ContentPermissions.Delete, cancellationToken);
        check?.Invoke(await documents.ReadVersionAsync(record, record.LatestVersionId, cancellationToken));
        var context = await ContextAsync(record, record.PublishedVersionId ?? record.LatestVersionId, cancellationToken);
        await writer.SetDeletedAsync(record, time.GetUtcNow().UtcDateTime, actor.Value.UserName, cancellationToken);
        await TellAsync(handler => handler.DeletedAsync(context, cancellationToken), cancellationToken);
        return context.Item;
    }, cancellationToken);

    public Task RestoreAsync(string contentItemId, CancellationToken cancellationToken) => InTransactionAsync(contentItemId, async () =>
    {
        var record = await db.Items.SingleOrDefaultAsync(i => i.ContentItemId == contentItemId, cancellationToken);
        if (record?.DeletedUtc is null || !actor.Value.Allows(ContentPermissions.Delete, record.ContentType, record.Owner))
            throw new NotFoundException($"There is no content item {contentItemId} in the bin.");
        await UndeleteAsync(record, cancellationToken);
        return true;
    }, cancellationToken);

    private async Task<T> InTransactionAsync<T>(string contentItemId, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await db.InTransactionAsync(work, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            var latest = await FindAsync(contentItemId, cancellationToken) is { } record ? await LatestVersionIdAsync(record, cancellationToken) : null;
            throw new ConflictException(contentItemId, null, latest);
        }
    }

    private Task<ContentItemRecord?> FindAsync(string contentItemId, CancellationToken cancellationToken) =>
        db.Items.SingleOrDefaultAsync(i => i.ContentItemId == contentItemId && i.DeletedUtc == null, cancellationToken);

    private async Task<ContentItemRecord> RequireAsync(string contentItemId, string verb, CancellationToken cancellationToken)
    {
        var record = await FindAsync(contentItemId, cancellationToken) ?? throw new NotFoundException($"There is no content item {contentItemId}.");
        Demand(verb, record.ContentType, record.Owner);
        return record;
    }

    private async Task<ContentTypeDefinition> TypeAsync(string contentType, CancellationToken cancellationToken) =>
        (await definitions.GetAsync(cancellationToken)).Type(contentType) ?? throw new NotFoundException($"There is no content type {contentType}.");

    private async Task<ContentItem> PreviousAsync(ContentItemRecord record, CancellationToken cancellationToken) =>
        await documents.ReadVersionAsync(record, record.PublishedVersionId ?? record.LatestVersionId, cancellationToken);

    private async Task<WriteContext> ContextAsync(ContentItemRecord record, long versionId, CancellationToken cancellationToken)
    {
        var item = await documents.ReadVersionAsync(record, versionId, cancellationToken);
        return new(item, item, await TypeAsync(record.ContentType, cancellationToken), actor.Value);
    }

    private async Task<string?> LatestVersionIdAsync(ContentItemRecord? record, CancellationToken cancellationToken) =>
        record is null ? null : await db.Versions.Where(v => v.Id == record.LatestVersionId).Select(v => v.ContentItemVersionId).SingleAsync(cancellationToken);

    private void Demand(string verb, string contentType, string? owner)
    {
        if (!actor.Value.Allows(verb, contentType, owner))
            throw new ForbiddenException(ContentPermissions.Name(verb, contentType), $"to {verb.ToLowerInvariant()} this {contentType}");
    }

    private static void CheckBase(ContentItemRecord? record, WriteOptions options, string? latest)
    {
        if (record is not null && options.BaseVersionId is { } based && based != latest)
            throw new ConflictException(record.ContentItemId, based, latest);
    }

    private ContentItem Stamp(ContentItem item, ContentItem? previous, string? owner, ContentTypeDefinition type, WriteOptions options)
    {
        var now = UtcMicroseconds.Truncate(time.GetUtcNow().UtcDateTime);
        item.ContentItemVersionId = previous is not null && !type.Versionable ? previous.ContentItemVersionId : ContentId.New();
        item.CreatedUtc = previous?.CreatedUtc ?? now;
        item.ModifiedUtc = now;
        item.PublishedUtc = previous?.PublishedUtc;
        item.Owner = owner;
        if (!options.KeepAuthor || item.Author is null)
            item.Author = actor.Value.UserName ?? item.Author;
        return item;
    }

    private async Task UndeleteAsync(ContentItemRecord record, CancellationToken cancellationToken)
    {
        var context = await ContextAsync(record, record.PublishedVersionId ?? record.LatestVersionId, cancellationToken);
        await writer.SetDeletedAsync(record, null, null, cancellationToken);
        await TellAsync(handler => handler.RestoredAsync(context, cancellationToken), cancellationToken);
    }

    private async Task AfterSaveAsync(WriteContext context, bool published, CancellationToken cancellationToken)
    {
        await TellAsync(handler => handler.SavedAsync(context, cancellationToken), cancellationToken);
        if (published)
            await TellAsync(handler => handler.PublishedAsync(context, cancellationToken), cancellationToken);
    }

    private async Task TellAsync(Func<ContentHandler, Task> tell, CancellationToken cancellationToken)
    {
        foreach (var handler in handlers)
            await tell(handler);
        await db.SaveChangesAsync(cancellationToken);
    }
}

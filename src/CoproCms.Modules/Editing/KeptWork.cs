using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Editing.Merging;
using CoproCms.Editing.WorkingCopies;
using CoproCms.Errors;
using CoproCms.Security;

namespace CoproCms.Editing;

/// <summary>Unsaved work laid against what is stored.</summary>
internal sealed class KeptWork(WorkingCopyStore copies, ReplacedTexts replaced, ContentManager contents, ContentUnits units, ContentRules rules, DefinitionStore definitions, CurrentActor actor)
{
    /// <summary>What the actor has written of the item and not saved; null when it changes nothing, and is forgotten then.</summary>
    /// <param name="stored">The latest version, or the item as it begins.</param>
    /// <param name="isNew">Whether there is no such item yet.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<WorkingCopy?> FindAsync(ContentItem stored, bool isNew, CancellationToken cancellationToken)
    {
        if (actor.Value.UserId is null || await copies.FindAsync(stored.ContentItemId, cancellationToken) is not { } copy || copy.ContentType != stored.ContentType)
            return null;
        if (isNew)
            return copy;
        var before = await VersionAsync(stored, copy.BaseVersionId, cancellationToken);
        if (copy.Owner is { } owner && owner != stored.Owner)
            return copy;
        if ((await CompareAsync(before, stored, WorkingCopyStore.Lay(copy, stored), cancellationToken)).Any(f => f.Change != Change.Theirs))
            return copy;
        await copies.DiscardAsync(stored.ContentItemId, cancellationToken);
        return null;
    }

    /// <summary>A version that unsaved work began with, or that was decided on; null when there was none, or it is not kept any more.</summary>
    /// <param name="latest">The latest version.</param>
    /// <param name="baseVersionId">As <see cref="ContentManager.BaseOfAsync"/> names it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<ContentItem?> VersionAsync(ContentItem latest, string baseVersionId, CancellationToken cancellationToken)
    {
        if (baseVersionId.Length == 0)
            return null;
        if (baseVersionId == await contents.BaseOfAsync(latest, cancellationToken))
            return latest;
        return await contents.FindVersionForEditAsync(latest.ContentItemId, baseVersionId, cancellationToken) ?? await replaced.FindAsync(latest, baseVersionId, cancellationToken);
    }

    /// <summary>What two people made of the same version: the pieces that differ.</summary>
    /// <param name="before">What both began with, null when it is not known.</param>
    /// <param name="theirs">The latest version.</param>
    /// <param name="mine">What is to be saved; it comes from a form, and so is brought into its stored form first.</param>
    /// <param name="cancellationToken">Cancels the comparing.</param>
    public async Task<IReadOnlyList<MergeField>> CompareAsync(ContentItem? before, ContentItem theirs, ContentItem mine, CancellationToken cancellationToken)
    {
        var type = await TypeAsync(theirs, cancellationToken);
        var item = await NormaliseAsync(mine, theirs, cancellationToken);
        IReadOnlyList<JsonObject> documents = before is null ? [theirs.Content, item.Content] : [before.Content, theirs.Content, item.Content];
        return ThreeWay.Compare(units.Of(type, [.. documents]), before?.Content, theirs.Content, item.Content);
    }

    /// <summary>The item in its stored form as far as that goes: HTML sanitised, Liquid left only to those who may write it.</summary>
    public async Task<ContentItem> NormaliseAsync(ContentItem item, ContentItem? stored, CancellationToken cancellationToken)
    {
        var copy = item.Clone();
        await rules.NormaliseAsync(new(copy, stored, await TypeAsync(item, cancellationToken), actor.Value), cancellationToken);
        return copy;
    }

    /// <summary>The item with the unsaved work of the actor, as it would be stored; null where they have none.</summary>
    /// <exception cref="ForbiddenException">The actor may no longer edit the item.</exception>
    public async Task<ContentItem?> FindAsync(string contentItemId, CancellationToken cancellationToken)
    {
        if (actor.Value.UserId is null || await copies.FindAsync(contentItemId, cancellationToken) is not { } copy)
            return null;
        var stored = await contents.FindForEditAsync(contentItemId, cancellationToken);
        return await NormaliseAsync(WorkingCopyStore.Lay(copy, stored ?? await BeginAsync(copy, cancellationToken)), stored, cancellationToken);
    }

    private async Task<ContentItem> BeginAsync(WorkingCopy copy, CancellationToken cancellationToken)
    {
        var item = await contents.NewAsync(copy.ContentType, cancellationToken);
        item.ContentItemId = copy.ContentItemId;
        return item;
    }

    private async Task<ContentTypeDefinition> TypeAsync(ContentItem item, CancellationToken cancellationToken) =>
        (await definitions.GetAsync(cancellationToken)).Type(item.ContentType) ?? throw new NotFoundException($"There is no content type {item.ContentType}.");
}

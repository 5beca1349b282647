using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Security;

namespace CoproCms.Admin.Contents;

/// <summary>New items made from others: a clone that stands by itself, and the beginning of a translation. Both are drafts.</summary>
internal sealed class ItemCopies(ContentManager contents, CurrentActor actor)
{
    /// <param name="source">What is copied.</param>
    /// <param name="title">The clone's title; paths and aliases it gets anew.</param>
    /// <param name="cancellationToken">Cancels the saving.</param>
    /// <exception cref="ForbiddenException">The actor may not clone it.</exception>
    public async Task<ContentItem> CloneAsync(ContentItem source, string title, CancellationToken cancellationToken)
    {
        if (!actor.Value.Allows(ContentPermissions.Clone, source.ContentType, source.Owner))
            throw new ForbiddenException(ContentPermissions.Name(ContentPermissions.Clone, source.ContentType), $"to clone this {source.ContentType}");
        var copy = Begin(source);
        copy.Part("LocalizationPart")?.Remove("LocalizationSet");
        if (copy.Part("TitlePart") is { } part)
            part["Title"] = title;
        return await contents.SaveAsync(copy, new(), cancellationToken);
    }

    /// <summary>The same content in another language of the set, to be translated; pictures and choices come along.</summary>
    /// <exception cref="InvalidContentException">There is one in that language.</exception>
    public async Task<ContentItem> TranslateAsync(ContentItem source, string culture, CancellationToken cancellationToken)
    {
        if (!actor.Value.Has("LocalizeContent") && !(actor.Value.Has("LocalizeOwnContent") && source.Owner == actor.Value.UserId))
            throw new ForbiddenException("LocalizeContent", "to translate this");
        var copy = Begin(source);
        copy.RequirePart("LocalizationPart")["Culture"] = culture;
        return await contents.SaveAsync(copy, new(), cancellationToken);
    }

    private ContentItem Begin(ContentItem source)
    {
        var copy = source.Clone();
        (copy.ContentItemId, copy.ContentItemVersionId, copy.ListOrder) = (ContentId.New(), "", 0);
        (copy.Owner, copy.Author) = (actor.Value.UserId, actor.Value.UserName);
        (copy.CreatedUtc, copy.ModifiedUtc, copy.PublishedUtc, copy.Latest, copy.Published) = (null, null, null, false, false);
        copy.Part("AutoroutePart")?.Remove("Path");
        if (copy.Part("AutoroutePart") is { } route && route.Flag("SetHomepage") == true)
            route["SetHomepage"] = false;
        copy.Part("AliasPart")?.Remove("Alias");
        copy.Part("PublishLaterPart")?.Remove("ScheduledPublishUtc");
        copy.Part("ArchiveLaterPart")?.Remove("ScheduledArchiveUtc");
        foreach (var nested in NestedItems.In(copy.Content).Select(n => n.Json).ToList())
            nested[nameof(ContentItem.ContentItemId)] = (JsonNode)ContentId.New();
        return copy;
    }
}

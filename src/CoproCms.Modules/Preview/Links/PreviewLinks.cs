using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Preview.Links;

/// <summary>Makes, lists, revokes and opens preview links. A link follows the item: it shows the latest version, whatever that is when it is opened.</summary>
internal sealed class PreviewLinks(CmsDbContext db, CurrentActor actor, ContentQuery query, IActorDirectory actors, PreviewTokens tokens, TimeProvider time)
{
    /// <summary>For how many days a link can be good.</summary>
    public static readonly int[] Days = [1, 7, 30];

    private const int MaximumPerItem = 50;

    private DbSet<PreviewLink> Links => db.Set<PreviewLink>();

    private DateTime Now => UtcMicroseconds.Truncate(time.GetUtcNow().UtcDateTime);

    /// <exception cref="ForbiddenException">The actor may not preview the item.</exception>
    /// <exception cref="InvalidContentException">It cannot be good for so long, or the item has too many links.</exception>
    public async Task<PreviewLink> CreateAsync(string contentItemId, int days, CancellationToken cancellationToken)
    {
        await DemandAsync(contentItemId, cancellationToken);
        if (!Days.Contains(days))
            throw InvalidContentException.Of("Days", "preview.days", $"A preview link is good for {string.Join(", ", Days)} days.");
        if ((await ListAsync(contentItemId, cancellationToken)).Count >= MaximumPerItem)
            throw InvalidContentException.Of("Days", "preview.tooMany", $"The item has {MaximumPerItem} preview links. Revoke one first.");
        var link = new PreviewLink { ContentItemId = contentItemId, UserId = actor.Value.UserId!, CreatedUtc = Now, ExpiresUtc = Now.AddDays(days) };
        Links.Add(link);
        await db.SaveChangesAsync(cancellationToken);
        return link;
    }

    /// <summary>The links to the item that are good, newest first, for those who may preview it.</summary>
    public async Task<IReadOnlyList<PreviewLink>> ListAsync(string contentItemId, CancellationToken cancellationToken)
    {
        await DemandAsync(contentItemId, cancellationToken);
        var now = Now;
        return await Links.AsNoTracking().Where(l => l.ContentItemId == contentItemId && l.ExpiresUtc > now).OrderByDescending(l => l.CreatedUtc).ToListAsync(cancellationToken);
    }

    /// <summary>Makes a link worthless at once. Whoever made it may do so, and whoever may edit the item.</summary>
    public async Task RevokeAsync(string contentItemId, string linkId, CancellationToken cancellationToken)
    {
        var item = await DemandAsync(contentItemId, cancellationToken);
        var link = await Links.SingleOrDefaultAsync(l => l.Id == linkId && l.ContentItemId == contentItemId, cancellationToken)
            ?? throw new NotFoundException($"There is no preview link {linkId} to this item.");
        if (link.UserId != actor.Value.UserId && !actor.Value.Allows(ContentPermissions.Edit, item.ContentType, item.Owner))
            throw new ForbiddenException(ContentPermissions.Name(ContentPermissions.Edit, item.ContentType), "to revoke a preview link of someone else");
        Links.Remove(link);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Who acts with the token: a visitor who also sees the latest version of the one item. Null when the token is no longer good for anything.</summary>
    public async Task<Actor?> OpenAsync(string token, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { } id)
            return null;
        var now = Now;
        var found = await Links.AsNoTracking().Where(l => l.Id == id && l.ExpiresUtc > now)
            .Join(db.Items.Where(i => i.DeletedUtc == null), l => l.ContentItemId, i => i.ContentItemId, (l, i) => new { l.UserId, i.ContentItemId, i.ContentType, i.Owner })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || await actors.FindUserAsync(found.UserId, cancellationToken) is not { Actor: var maker }
            || !maker.Allows(ContentPermissions.Preview, found.ContentType, found.Owner))
            return null;
        var visitor = await actors.AnonymousAsync(cancellationToken);
        return new(null, null, visitor.Held, visitor.Roles) { PreviewItemId = found.ContentItemId };
    }

    private async Task<ContentItem> DemandAsync(string contentItemId, CancellationToken cancellationToken)
    {
        var item = await query.FindAsync(contentItemId, ContentStatus.Latest, cancellationToken) ?? throw new NotFoundException($"There is no content item {contentItemId}.");
        if (actor.Value.UserId is null || !actor.Value.Allows(ContentPermissions.Preview, item.ContentType, item.Owner))
            throw new ForbiddenException(ContentPermissions.Name(ContentPermissions.Preview, item.ContentType), $"to share a preview of this {item.ContentType}");
        return item;
    }
}

using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Editing.WorkingCopies;

/// <summary>The unsaved work of whoever acts. Nobody reaches that of others.</summary>
internal sealed class WorkingCopyStore(CmsDbContext db, CurrentActor actor, EditingSettings settings, TimeProvider time)
{
    private DbSet<WorkingCopy> Copies => db.Set<WorkingCopy>();

    private string UserId => actor.Value.UserId ?? throw new ForbiddenException("AccessAdminPanel", "to keep unsaved work");

    public Task<WorkingCopy?> FindAsync(string contentItemId, CancellationToken cancellationToken)
    {
        var user = UserId;
        return Copies.AsNoTracking().SingleOrDefaultAsync(c => c.UserId == user && c.ContentItemId == contentItemId, cancellationToken);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<WorkingCopy>> ListAsync(CancellationToken cancellationToken)
    {
        var user = UserId;
        return await Copies.AsNoTracking().Where(c => c.UserId == user).OrderByDescending(c => c.SavedUtc).Take(settings.MaximumCopies).ToListAsync(cancellationToken);
    }

    public Task<int> CountAsync(string userId, CancellationToken cancellationToken) => Copies.CountAsync(c => c.UserId == userId, cancellationToken);

    /// <summary>Keeps what the form holds in the place of what was kept before.</summary>
    /// <param name="item">With what the form holds.</param>
    /// <param name="storedOwner">Whose it is now.</param>
    /// <param name="baseVersionId">The version that the form began with, empty for an item that has none.</param>
    /// <param name="window">The browser window that it comes from.</param>
    /// <param name="known">What that window believes to be kept: <see cref="WorkingCopy.SavedUtc"/> of the copy that it was opened with.</param>
    /// <param name="cancellationToken">Cancels the keeping.</param>
    /// <returns>When it was kept; null when another window of the same person kept something else meanwhile, which then stays.</returns>
    /// <exception cref="InvalidContentException">Too much is kept already.</exception>
    public Task<DateTime?> KeepAsync(ContentItem item, string? storedOwner, string baseVersionId, string window, DateTime? known, CancellationToken cancellationToken) => db.InTransactionAsync(
        async Task<DateTime?> () =>
        {
            var user = UserId;
            var copy = await Copies.SingleOrDefaultAsync(c => c.UserId == user && c.ContentItemId == item.ContentItemId, cancellationToken);
            if (copy is not null && copy.Window != window && copy.SavedUtc != known)
                return null;
            copy ??= await AddAsync(item, user, cancellationToken);
            copy.BaseVersionId = baseVersionId;
            copy.Owner = item.Owner == storedOwner ? null : item.Owner;
            copy.DisplayText = item.Part("TitlePart").Text("Title") ?? item.DisplayText;
            copy.Document = item.Content.ToJsonString();
            copy.Window = window;
            copy.SavedUtc = UtcMicroseconds.Truncate(time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return copy.SavedUtc;
        },
        cancellationToken);

    /// <summary>Forgets what is kept of the item.</summary>
    public Task DiscardAsync(string contentItemId, CancellationToken cancellationToken)
    {
        var user = UserId;
        return db.InTransactionAsync(() => Copies.Where(c => c.UserId == user && c.ContentItemId == contentItemId).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    /// <summary>The item as it is kept.</summary>
    /// <param name="copy">What is kept.</param>
    /// <param name="stored">The latest version, or the item as it begins.</param>
    public static ContentItem Lay(WorkingCopy copy, ContentItem stored)
    {
        var item = stored.Clone();
        item.Content = JsonNode.Parse(copy.Document)!.AsObject();
        item.DisplayText = copy.DisplayText ?? item.DisplayText;
        item.Owner = copy.Owner ?? item.Owner;
        return item;
    }

    private async Task<WorkingCopy> AddAsync(ContentItem item, string user, CancellationToken cancellationToken)
    {
        if (await CountAsync(user, cancellationToken) >= settings.MaximumCopies)
            throw InvalidContentException.Of("", "workingCopy.tooMany", $"Unsaved work of {settings.MaximumCopies} items is kept already. Save or discard some of it first.");
        return Copies.Add(new()
        {
            ContentItemId = item.ContentItemId,
            UserId = user,
            ContentType = item.ContentType,
            BaseVersionId = "",
            Document = "",
            Window = "",
        }).Entity;
    }
}

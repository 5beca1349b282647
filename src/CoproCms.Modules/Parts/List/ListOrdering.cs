using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Parts;

/// <summary>Puts the items of a list into an editor's order. No item gets a new version by it.</summary>
public sealed class ListOrdering(CmsDbContext db, CurrentActor actor)
{
    /// <param name="listContentItemId">The list.</param>
    /// <param name="contentItemIds">Items of the list, first one first; those not named keep their order and follow.</param>
    /// <param name="cancellationToken">Stops it; nothing is changed then.</param>
    /// <exception cref="NotFoundException">There is no such list, or the actor may not edit it.</exception>
    public Task SetAsync(string listContentItemId, IReadOnlyList<string> contentItemIds, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var list = await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.ContentItemId == listContentItemId && i.DeletedUtc == null, cancellationToken);
        if (list is null || !actor.Value.Allows(ContentPermissions.Edit, list.ContentType, list.Owner))
            throw new NotFoundException($"There is no content item {listContentItemId}.");
        var children = await db.ContentIndex.AsNoTracking().Where(x => x.ListContentItemId == listContentItemId && x.Latest == 1)
            .OrderBy(x => x.ListOrder).ThenByDescending(x => x.CreatedUtc).Select(x => new { x.ItemId, x.ContentItemId, x.ContentType }).ToListAsync(cancellationToken);
        var wanted = contentItemIds.Select((id, position) => (id, position)).DistinctBy(p => p.id).ToDictionary(p => p.id, p => p.position);
        var order = 0;
        foreach (var child in children.OrderBy(c => wanted.GetValueOrDefault(c.ContentItemId, int.MaxValue)))
        {
            await PlaceAsync(child.ItemId, order++, cancellationToken);
            db.Touch(CacheTags.Item(child.ContentItemId));
            db.Touch(CacheTags.Type(child.ContentType));
        }

        db.Touch(CacheTags.Item(listContentItemId));
    }, cancellationToken);

    private async Task PlaceAsync(long itemId, int order, CancellationToken cancellationToken)
    {
        await db.Items.Where(i => i.Id == itemId).ExecuteUpdateAsync(set => set.SetProperty(i => i.ListOrder, order), cancellationToken);
        await db.ContentIndex.Where(x => x.ItemId == itemId).ExecuteUpdateAsync(set => set.SetProperty(x => x.ListOrder, order), cancellationToken);
    }
}

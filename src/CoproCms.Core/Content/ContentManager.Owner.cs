using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

public sealed partial class ContentManager
{
    /// <returns>The user to whom the item is to be given; null where it stays whose it is.</returns>
    private async Task<string?> GivenToAsync(string? owner, string contentType, WriteOptions options, CancellationToken cancellationToken)
    {
        if (options.Owner is not { } given || given == (owner ?? ""))
            return null;
        if (!actor.Value.AllowsGiving(contentType))
            throw new ForbiddenException(ContentPermissions.Name(ContentPermissions.EditContentOwner, contentType), $"to give a {contentType} to another owner");
        if (given.Length == 0)
            throw InvalidContentException.Of(nameof(ContentItem.Owner), "owner.missing", "Choose an owner: content that had one keeps one.");
        if (users is null || !(await users.FindManyAsync([given], cancellationToken)).ContainsKey(given))
            throw InvalidContentException.Of(nameof(ContentItem.Owner), "owner.unknown", "The new owner must be a user of this site.");
        return given;
    }

    // The owner is the item's, not a version's: the live version goes with it though it is not written anew.
    private async Task GiveAsync(ContentItemRecord record, string owner, CancellationToken cancellationToken)
    {
        record.Owner = owner;
        await db.ContentIndex.Where(x => x.ItemId == record.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.Owner, owner), cancellationToken);
    }
}

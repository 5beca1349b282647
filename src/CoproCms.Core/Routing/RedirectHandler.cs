using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Localization;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Routing;

/// <summary>Remembers the path that an item leaves when a version with another path goes live, so that old links keep working.</summary>
internal sealed class RedirectHandler(CmsDbContext db, TimeProvider time) : ContentHandler
{
    public override async Task PublishedAsync(WriteContext context, CancellationToken cancellationToken)
    {
        var now = TextFolding.Fold(context.Item.Path);
        if (now is null)
            return;
        await db.Redirects.Where(r => r.Path == now).ExecuteDeleteAsync(cancellationToken);
        var before = context.Previous is { Published: true } previous ? TextFolding.Fold(previous.Path) : null;
        if (string.IsNullOrEmpty(before) || before == now)
            return;
        await db.Redirects.Where(r => r.Path == before).ExecuteDeleteAsync(cancellationToken);
        db.Redirects.Add(new() { Path = before, ContentItemId = context.Item.ContentItemId, CreatedUtc = time.GetUtcNow().UtcDateTime });
    }
}

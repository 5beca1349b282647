using CoproCms.Data;
using CoproCms.Media.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Media.Files;

/// <summary>Clears the staging folder of what nobody will place any more.</summary>
internal sealed class StagingCleaner(MediaStaging staging, CmsDbContext db)
{
    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        var awaited = await db.Outbox.AsNoTracking().Where(m => m.Kind == MediaPlaceHandler.MessageKind).Select(m => m.Payload).ToListAsync(cancellationToken);
        staging.Clean(awaited.Select(p => MediaPlaceHandler.Read(p).Name).ToHashSet());
    }
}

using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Editing.WorkingCopies;

/// <summary>Keeps what a save replaces for good, in the transaction of the save, as long as a form may still be open that began with it.</summary>
internal sealed class ReplacedTexts(CmsDbContext db, TimeProvider time) : ContentHandler
{
    /// <summary>How long it is kept where nobody's unsaved work began with it: a working day with the form open.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    public override async Task SavingAsync(WriteContext context, CancellationToken cancellationToken)
    {
        if (context.Previous is null || context.Type.Versionable)
            return;
        var id = context.Item.ContentItemId;
        var old = await db.Items.Where(i => i.ContentItemId == id).Join(db.Versions, i => i.LatestVersionId, v => v.Id, (_, v) => new { v.Document, v.DisplayText, v.ModifiedUtc })
            .SingleAsync(cancellationToken);
        var name = ContentManager.BaseAt(old.ModifiedUtc);
        if (await db.Set<ReplacedText>().FindAsync([id, name], cancellationToken) is null)
            db.Add(new ReplacedText { ContentItemId = id, BaseId = name, Document = old.Document, DisplayText = old.DisplayText, ReplacedUtc = time.GetUtcNow().UtcDateTime });
    }

    /// <summary>The item as it was; null when that is not kept.</summary>
    /// <param name="latest">As it is.</param>
    /// <param name="baseId">As <see cref="ContentManager.BaseAt"/> names it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<ContentItem?> FindAsync(ContentItem latest, string baseId, CancellationToken cancellationToken)
    {
        if (await db.Set<ReplacedText>().AsNoTracking().SingleOrDefaultAsync(t => t.ContentItemId == latest.ContentItemId && t.BaseId == baseId, cancellationToken) is not { } text)
            return null;
        var item = latest.Clone();
        (item.Content, item.DisplayText) = (JsonNode.Parse(text.Document)!.AsObject(), text.DisplayText);
        item.ModifiedUtc = ContentManager.ModifiedAt(baseId);
        return item;
    }
}

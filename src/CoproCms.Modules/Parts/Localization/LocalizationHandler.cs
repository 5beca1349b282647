using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Settings;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Parts;

/// <summary>Gives new items a language and a set of their own; a set holds one item a language.</summary>
internal sealed class LocalizationHandler(CmsDbContext db, SiteSettingsStore settings) : ContentHandler
{
    public override async Task SavingAsync(WriteContext context, CancellationToken cancellationToken)
    {
        if (context.Type.PartOf("LocalizationPart") is not { } part || context.Item.Part(part.Name) is not { } value)
            return;
        if (string.IsNullOrEmpty(value.Text(LocalizationPart.Set)))
            value[LocalizationPart.Set] = ContentId.New();
        if (string.IsNullOrEmpty(value.Text(LocalizationPart.Culture)))
            value[LocalizationPart.Culture] = (await settings.GetAsync(cancellationToken)).Cultures.Default;
    }

    public override async Task ValidatingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        var (id, set, culture) = (context.Item.ContentItemId, context.Item.LocalizationSet, context.Item.Culture);
        if (string.IsNullOrEmpty(set) || string.IsNullOrEmpty(culture))
            return;
        var sibling = await db.ContentIndex
            .Where(x => x.LocalizationSet == set && x.Culture == culture && x.Deleted == 0 && x.ContentItemId != id)
            .Select(x => x.DisplayText ?? x.ContentItemId).FirstOrDefaultAsync(cancellationToken);
        if (sibling is not null)
            errors.Add($"LocalizationPart.{LocalizationPart.Culture}", "localization.taken",
                $"\"{sibling}\" is already this content's version in the language \"{culture}\". Change that one, or choose another language.");
    }
}

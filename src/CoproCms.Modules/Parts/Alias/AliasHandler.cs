using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Indexing;
using CoproCms.Localization;
using CoproCms.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Parts;

/// <summary>Gives an item an alias by the type's pattern, and keeps two items from having the same one.</summary>
internal sealed class AliasHandler(CmsDbContext db, IPatternRenderer patterns) : ContentHandler
{
    private const string DefaultPattern = "{{ ContentItem.DisplayText | slugify }}";

    public override async Task SavingAsync(WriteContext context, CancellationToken cancellationToken)
    {
        if (context.Type.PartOf("AliasPart") is not { } part || context.Item.Part(part.Name) is not { } value
            || !string.IsNullOrEmpty(value.Text(AliasPart.Alias)))
            return;
        var pattern = part.Section("AliasPartSettings").Text("Pattern") is { Length: > 0 } own ? own : DefaultPattern;
        var alias = (await patterns.RenderAsync(pattern, context.Item, cancellationToken)).Trim();
        if (alias.Length > 0)
            value[AliasPart.Alias] = await FreeAsync(alias, part.Name, context.Item.ContentItemId, cancellationToken);
    }

    public override async Task ValidatingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        if (context.Type.PartOf("AliasPart") is not { } part || context.Item.Part(part.Name).Text(AliasPart.Alias) is not { Length: > 0 } alias)
            return;
        if (await IsTakenAsync(alias, part.Name, context.Item.ContentItemId, cancellationToken))
            errors.Add(AliasPart.Alias, "alias.taken", $"Your alias is already in use. \"{alias}\"");
    }

    private async Task<string> FreeAsync(string alias, string part, string contentItemId, CancellationToken cancellationToken)
    {
        var free = alias;
        for (var number = 1; await IsTakenAsync(free, part, contentItemId, cancellationToken); number++)
            free = $"{alias}-{number}";
        return free;
    }

    private Task<bool> IsTakenAsync(string alias, string part, string contentItemId, CancellationToken cancellationToken)
    {
        var key = TextFolding.Key(alias, FieldIndexRecord.KeyLength);
        return db.FieldIndex.Where(f => f.Part == part && f.Field == AliasPart.Alias && f.TextKey == key)
            .Join(db.ContentIndex, f => f.VersionId, x => x.VersionId, (_, x) => x)
            .AnyAsync(x => x.Deleted == 0 && x.ContentItemId != contentItemId, cancellationToken);
    }
}

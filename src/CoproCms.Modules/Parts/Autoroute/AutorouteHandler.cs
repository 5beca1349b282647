using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Localization;
using CoproCms.Rendering;
using CoproCms.Routing;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Parts;

/// <summary>Gives an item its path by the type's pattern, and keeps two items from having the same one.</summary>
internal sealed class AutorouteHandler(CmsDbContext db, IPatternRenderer patterns) : ContentHandler
{
    private const string DefaultPattern = "{{ ContentItem.DisplayText | slugify }}";

    public override async Task SavingAsync(WriteContext context, CancellationToken cancellationToken)
    {
        if (context.Type.PartOf("AutoroutePart") is not { } part || context.Item.Part(part.Name) is not { } value
            || !string.IsNullOrEmpty(value.Text(AutoroutePart.Path)) || value.Flag(AutoroutePart.Disabled) == true)
            return;
        var path = await MakeAsync(part, context.Item, cancellationToken);
        value[AutoroutePart.Path] = await FreeAsync(path, context.Item.ContentItemId, cancellationToken);
    }

    public override async Task ValidatingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        if (Routed(context) is not { } value || value.Text(AutoroutePart.Path) is not { Length: > 0 } path)
            return;
        var (folded, id) = (TextFolding.Fold(path), context.Item.ContentItemId);
        if (await db.ContentIndex.AnyAsync(x => x.PathFolded == folded && x.Deleted == 0 && x.ContentItemId != id, cancellationToken))
            errors.Add(AutoroutePart.Path, "path.taken", "Your permalink is already in use.");
    }

    private static JsonObject? Routed(WriteContext context) =>
        context.Type.PartOf("AutoroutePart") is { } part && context.Item.Part(part.Name) is { } value && value.Flag(AutoroutePart.Disabled) != true ? value : null;

    private async Task<string> MakeAsync(ContentTypePartDefinition part, ContentItem item, CancellationToken cancellationToken)
    {
        var pattern = part.Section("AutoroutePartSettings").Text("Pattern") is { Length: > 0 } own ? own : DefaultPattern;
        var path = Clean(await patterns.RenderAsync(pattern, item, cancellationToken));
        if (path.Length > 0)
            return path;
        return Slug.Make(item.DisplayText) is { Length: > 0 } slug ? slug : item.ContentItemId;
    }

    private static string Clean(string rendered)
    {
        var segments = rendered.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var path = string.Join('/', segments.Select(s => string.Join('-', s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        // Room for the number that tells it from others.
        return path.Length <= AutoroutePart.MaximumLength - 10 ? path : path[..(AutoroutePart.MaximumLength - 10)];
    }

    private async Task<string> FreeAsync(string path, string contentItemId, CancellationToken cancellationToken)
    {
        var folded = TextFolding.Fold(path)!;
        var taken = await db.ContentIndex.AsNoTracking()
            .Where(x => x.Deleted == 0 && x.ContentItemId != contentItemId && (x.PathFolded == folded || x.PathFolded!.StartsWith(folded + "-")))
            .Select(x => x.PathFolded!).ToHashSetAsync(cancellationToken);
        if (!taken.Contains(folded) && !ReservedPaths.Contains(path))
            return path;
        var number = 1;
        while (taken.Contains($"{folded}-{number}"))
            number++;
        return $"{path}-{number}";
    }
}

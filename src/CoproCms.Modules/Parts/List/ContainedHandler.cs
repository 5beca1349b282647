using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Parts;

/// <summary>An item in a list belongs to a list that exists and takes its type; in an ordered list a new one comes last.</summary>
internal sealed class ContainedHandler(CmsDbContext db, DefinitionStore definitions) : ContentHandler
{
    public override async Task SavingAsync(WriteContext context, CancellationToken cancellationToken)
    {
        if (ListId(context.Item) is not { } list || context.Previous is not null || context.Importing || context.Item.ListOrder != 0)
            return;
        if ((await PartAsync(await TypeAsync(list, cancellationToken), cancellationToken))?.Section(ListPart.Section).Flag("EnableOrdering") != true)
            return;
        var last = await db.ContentIndex.Where(x => x.ListContentItemId == list && x.Latest == 1).MaxAsync(x => (int?)x.ListOrder, cancellationToken);
        context.Item.ListOrder = last + 1 ?? 0;
    }

    public override async Task ValidatingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        // A recipe may bring the children before their list.
        if (ListId(context.Item) is not { } list || context.Importing)
            return;
        const string path = $"{ContainedPart.PartName}.{ContainedPart.ListId}";
        var type = await TypeAsync(list, cancellationToken);
        if (type is null)
            errors.Add(path, "list.unknown", $"There is no list with the id {list}.");
        else if (await PartAsync(type, cancellationToken) is not { } part || !Takes(part, context.Item.ContentType))
            errors.Add(path, "list.type", $"{type} takes no {context.Item.ContentType} into its list.");
    }

    private static string? ListId(ContentItem item) => item.Part(ContainedPart.PartName).Text(ContainedPart.ListId) is { Length: > 0 } id ? id : null;

    private static bool Takes(ContentTypePartDefinition part, string type) =>
        part.Section(ListPart.Section).Texts("ContainedContentTypes").Contains(type, StringComparer.OrdinalIgnoreCase);

    private Task<string?> TypeAsync(string list, CancellationToken cancellationToken) =>
        db.Items.Where(i => i.ContentItemId == list && i.DeletedUtc == null).Select(i => i.ContentType).FirstOrDefaultAsync(cancellationToken);

    private async Task<ContentTypePartDefinition?> PartAsync(string? type, CancellationToken cancellationToken) =>
        (await definitions.GetAsync(cancellationToken)).Type(type)?.PartOf("ListPart");
}

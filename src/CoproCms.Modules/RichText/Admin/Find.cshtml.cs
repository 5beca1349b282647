using CoproCms.Admin;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Definitions;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.RichText.Admin;

/// <summary>
/// Content to link to, by words of its title. A link is the item's path: the site remembers each path that an item leaves, so that old links keep working.
/// </summary>
[AdminPermission]
internal sealed class FindModel(ContentQuery query, DefinitionStore definitions) : AdminPage
{
    private const int Most = 20;
    private const int LongestWord = 100;

    public async Task<IActionResult> OnGetAsync(string? q, CancellationToken cancellationToken)
    {
        var word = (q ?? "").Trim();
        word = word.Length > LongestWord ? word[..LongestWord] : word;
        var types = (await definitions.GetAsync(cancellationToken)).Types;
        var items = await query.ListAsync(
            new()
            {
                Types = [.. types.Values.Where(t => t.Listable).Select(t => t.Name)],
                Status = ContentStatus.Latest,
                Take = Most,
                Filter = word.Length == 0 ? null : new ContentFilter.Column(ContentColumn.DisplayText, FilterOperator.Contains, word),
                OrderBy = [ContentSort.By(ContentColumn.DisplayText)],
            },
            cancellationToken);
        return new JsonResult(items.Select(i => new FoundContent(i.ContentItemId, i.DisplayText ?? i.ContentItemId, Kind(i, types[i.ContentType]), Address(i))));
    }

    private string Kind(ContentItem item, ContentTypeDefinition type) =>
        item.Culture is { Length: > 0 } culture ? $"{T[type.DisplayName]} · {AdminText.LanguageName(culture)}" : T[type.DisplayName];

    private static string Address(ContentItem item) => item.Path is { Length: > 0 } path ? "/" + path : $"/Contents/ContentItems/{item.ContentItemId}";
}

internal sealed record FoundContent(string ContentItemId, string DisplayText, string TypeName, string Address);

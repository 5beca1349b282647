using CoproCms.Admin;
using CoproCms.Content;

namespace CoproCms.Taxonomies.Admin;

/// <summary>All taxonomies.</summary>
[AdminPermission("ManageTaxonomy")]
internal sealed class IndexModel(ContentQuery content) : AdminPage
{
    public IReadOnlyList<(ContentItem Item, int Terms)> Taxonomies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var items = await content.ListAsync(new() { Types = [TaxonomyReader.ContentType], Status = ContentStatus.Latest }, cancellationToken);
        Taxonomies = [.. items.OrderBy(i => i.DisplayText, T.Order).Select(i => (i, new Taxonomy(i).Terms.Length))];
    }
}

using CoproCms.Admin;
using CoproCms.Content;

namespace CoproCms.Menus.Admin;

/// <summary>All menus; their items are edited with the menu's own content.</summary>
[AdminPermission("ManageMenu")]
internal sealed class IndexModel(ContentQuery content) : AdminPage
{
    private const string ContentType = "Menu";

    public IReadOnlyList<(ContentItem Item, int Items)> Menus { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var menus = await content.ListAsync(new() { Types = [ContentType], Status = ContentStatus.Latest }, cancellationToken);
        Menus = [.. menus.OrderBy(m => m.DisplayText, T.Order).ThenBy(m => m.Culture, StringComparer.Ordinal).Select(m => (m, NestedItems.In(m.Content).Count()))];
    }
}

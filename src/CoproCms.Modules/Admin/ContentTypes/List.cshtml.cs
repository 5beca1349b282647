using CoproCms.Data;
using CoproCms.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Admin.ContentTypes;

/// <summary>All content types.</summary>
[AdminPermission("ViewContentTypes")]
internal sealed class ListModel(DefinitionStore store, CmsDbContext db) : AdminPage
{
    public IReadOnlyList<ContentTypeDefinition> Types { get; private set; } = [];

    public IReadOnlyDictionary<string, int> Items { get; private set; } = new Dictionary<string, int>();

    public bool MayEdit => Actor.Has("EditContentTypes");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Types = [.. (await store.GetAsync(cancellationToken)).Types.Values.OrderBy(t => t.DisplayName, StringComparer.CurrentCulture)];
        Items = await db.Items.Where(i => i.DeletedUtc == null).GroupBy(i => i.ContentType)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }
}

using CoproCms.Data;
using CoproCms.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Admin.ContentTypes;

/// <summary>All content types.</summary>
[AdminPermission("ViewContentTypes")]
internal sealed class ListModel(DefinitionStore store, CmsDbContext db) : AdminPage
{
    public IReadOnlyList<ContentTypeDefinition> Types { get; private set; } = [];

    private Dictionary<string, int> _items = [];

    /// <summary>How many items there are, nested ones too.</summary>
    public int ItemsOf(ContentTypeDefinition type) => _items.GetValueOrDefault(type.Name);

    public bool MayEdit => Actor.Has("EditContentTypes");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Types = [.. (await store.GetAsync(cancellationToken)).Types.Values.OrderBy(t => t.DisplayName, T.Order)];
        _items = await db.Items.Where(i => i.DeletedUtc == null).GroupBy(i => i.ContentType)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var nested = await db.NestedItems.Where(n => db.ContentIndex.Any(x => x.VersionId == n.VersionId && x.Latest == 1 && x.Deleted == 0))
            .GroupBy(n => n.ContentType).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        foreach (var type in nested)
            _items[type.Key] = _items.GetValueOrDefault(type.Key) + type.Count;
    }
}

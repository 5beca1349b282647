using System.Collections.Immutable;
using CoproCms.Admin.Contents.List;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Definitions;
using CoproCms.Security;

namespace CoproCms.Admin;

/// <summary>The first page: what waits for the editor, what changed last, and what they can write.</summary>
[AdminPermission]
internal sealed class DashboardModel(IEnumerable<AdminExtension> extensions, ContentListReader list, ContentQuery query) : AdminPage
{
    private const int RecentCount = 8;

    public IReadOnlyList<AdminAwaiting> Awaiting { get; private set; } = [];

    public IReadOnlyList<ContentItem> Recent { get; private set; } = [];

    public IReadOnlyList<ContentTypeDefinition> Creatable { get; private set; } = [];

    public IReadOnlyDictionary<string, string> TypeNames { get; private set; } = ImmutableDictionary<string, string>.Empty;

    public bool MayEdit(ContentItem item) => Actor.Allows(ContentPermissions.Edit, item.ContentType, item.Owner);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Style = "dashboard";
        var awaiting = new List<AdminAwaiting>();
        foreach (var extension in extensions)
            awaiting.AddRange(await extension.AwaitingAsync(Actor, T, cancellationToken));
        Awaiting = [.. awaiting.Where(a => a.Count > 0)];

        var types = await list.TypesAsync(cancellationToken);
        if (types.Count == 0)
            return;
        TypeNames = types.ToDictionary(t => t.Name, t => T[t.DisplayName]);
        Creatable = [.. types.Where(t => t.Creatable && Actor.Allows(ContentPermissions.Edit, t.Name) != Reach.None)];
        Recent = await query.ListAsync(
            new()
            {
                Types = [.. types.Select(t => t.Name)],
                Status = ContentStatus.Latest,
                Listed = true,
                OrderBy = [ContentSort.By(ContentColumn.ModifiedUtc, descending: true)],
                Take = RecentCount,
            },
            cancellationToken);
    }
}

using CoproCms.Admin.Http;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Admin;

/// <summary>The menu as the actor sees it.</summary>
internal sealed class AdminMenu(IEnumerable<AdminExtension> extensions, CurrentActor actor, Permissions permissions, IConfiguration configuration)
{
    private readonly Lazy<List<AdminLink>> _links = new(() =>
    [
        .. extensions.SelectMany(e => e.Links)
            .Where(l => l.Permissions.Length == 0 || l.Permissions.Any(p => permissions.CoversAny(actor.Value, p)))
            .OrderBy(l => l.Group).ThenBy(l => l.Order),
    ]);

    public IEnumerable<IGrouping<AdminGroup, AdminLink>> Groups => _links.Value.Where(l => l.Group != AdminGroup.Account).GroupBy(l => l.Group);

    public IEnumerable<AdminLink> Account => _links.Value.Where(l => l.Group == AdminGroup.Account);

    /// <summary>The line that the page stands below, the nearest one.</summary>
    public AdminLink? Current(PathString path) => _links.Value.Where(l => path.StartsWithSegments(PathOf(l.Address))).MaxBy(l => l.Address.Length);

    public bool IsDashboard(PathString path) => path.Value?.TrimEnd('/') == PathOf("~/Admin");

    public static string Name(AdminGroup group, AdminText text) => group switch
    {
        AdminGroup.Content => text["Content"],
        AdminGroup.Structure => text["Structure"],
        AdminGroup.People => text["People"],
        AdminGroup.Exchange => text["Exchange"],
        _ => text["Site"],
    };

    private string PathOf(string address) => "/" + AdminAddress.Moved(address[2..], AdminAddress.Prefix(configuration));
}

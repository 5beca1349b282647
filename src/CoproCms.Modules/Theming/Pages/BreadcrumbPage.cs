using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Routing;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;

namespace CoproCms.Theming.Pages;

/// <summary>The way to the page for search engines: the live items at the paths above its own.</summary>
internal sealed class BreadcrumbPage(RouteTable routes, ContentQuery query) : IPageExtension
{
    public async ValueTask DescribeAsync(ContentItem item, LiquidContext context)
    {
        var session = context.Session;
        if (item.Path is not { Length: > 0 } path || !path.Contains('/') || item.ContentItemId == session.Site.HomeItemId)
            return;
        var ids = new List<string>();
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            if (await routes.FindAsync(path[..slash], session.CancellationToken) is { MovedTo: null } match)
                ids.Add(match.ContentItemId);
        }

        var above = await query.FindManyAsync(ids, ContentStatus.Published, session.CancellationToken);
        var way = ids.Select(above.GetValueOrDefault).OfType<ContentItem>().Append(item).ToList();
        if (way.Count > 1)
            session.Page.Resources.Json(List(way, session).ToJsonString());
    }

    private static JsonObject List(List<ContentItem> way, RenderSession session) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. way.Select((step, index) => new JsonObject
        {
            ["@type"] = "ListItem",
            ["position"] = index + 1,
            ["name"] = step.DisplayText,
            ["item"] = Urls.Absolute(Urls.Of(step, session), session),
        })]),
    };
}

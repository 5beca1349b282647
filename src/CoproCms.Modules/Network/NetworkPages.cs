using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Media;
using CoproCms.Security;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Network;

/// <summary>Tells search engines what a page is about in schema.org's words: a post, an event, an initiative, the network itself.</summary>
internal sealed class NetworkPages(IServiceProvider services) : IPageExtension
{
    public async ValueTask DescribeAsync(ContentItem item, LiquidContext context)
    {
        var session = context.Session;
        var facts = item.ContentType switch
        {
            "Post" => await PostAsync(item, session),
            "Event" => EventSchema.Write(item, session),
            "Initiative" => Organization(item.DisplayText, Urls.Absolute(Urls.Of(item, session), session)),
            _ when item.ContentItemId == session.Site.HomeItemId => Organization(session.Site.SiteNameIn(session.Culture), Urls.Absolute("~/", session)),
            _ => null,
        };
        if (facts is null)
            return;
        facts.Insert(0, "@context", "https://schema.org");
        facts["inLanguage"] = session.Culture;
        if (Image(item, session) is { } image)
            facts["image"] = image;
        session.Page.Resources.Json(facts.ToJsonString());
    }

    private static JsonObject Organization(string? name, string url) => new() { ["@type"] = "Organization", ["name"] = name, ["url"] = url };

    private async ValueTask<JsonObject> PostAsync(ContentItem item, RenderSession session)
    {
        var post = new JsonObject
        {
            ["@type"] = "BlogPosting",
            ["headline"] = item.DisplayText,
            ["url"] = Urls.Absolute(Urls.Of(item, session), session),
            ["datePublished"] = Instant(item.PublishedUtc),
            ["dateModified"] = Instant(item.ModifiedUtc),
            ["publisher"] = Organization(session.Site.SiteNameIn(session.Culture), Urls.Absolute("~/", session)),
        };
        if (await AuthorAsync(item, session) is { } author)
            post["author"] = new JsonObject { ["@type"] = "Person", ["name"] = author };
        return post;
    }

    private async ValueTask<string?> AuthorAsync(ContentItem item, RenderSession session)
    {
        if (item.Owner is not { Length: > 0 } id || services.GetService<IUserDirectory>() is not { } users)
            return null;
        session.Dependencies.Add(CacheTags.Users);
        return (await users.FindManyAsync([id], session.CancellationToken)).GetValueOrDefault(id)?.Profile?.DisplayName;
    }

    private string? Image(ContentItem item, RenderSession session)
    {
        var path = item.Field(item.ContentType, "Image").Texts("Paths").FirstOrDefault();
        if (path is null || services.GetService<IMediaUrls>() is not { } media)
            return null;
        session.Dependencies.Add(CacheTags.Media);
        return Urls.Absolute(media.Url(path), session);
    }

    private static string? Instant(DateTime? utc) => utc?.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}

using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Localization;
using CoproCms.Media;
using CoproCms.Theming.Filters;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Pages;

/// <summary>What every page's head tells search engines and social networks: its address, its translations, its description, its picture.</summary>
internal sealed class SeoPage(LocalizedContent localized, IServiceProvider services) : IPageExtension
{
    private const int DescriptionLength = 160;

    public async ValueTask DescribeAsync(ContentItem item, LiquidContext context)
    {
        var session = context.Session;
        var seo = item.Part("SeoMetaPart");
        if (seo.Flag("Render") == false)
            return;
        if (seo.Text("PageTitle") is { Length: > 0 } title)
            session.Page.SetTitle(title);
        var resources = session.Page.Resources;
        var address = seo.Text("Canonical") is { Length: > 0 } canonical ? Urls.Absolute(canonical, session) : Address(item, session);
        resources.Link("canonical", address);
        var siblings = await localized.SiblingsAsync(item, session);
        AddAlternates(siblings, session);
        var description = seo.Text("MetaDescription") is { Length: > 0 } written ? written : Excerpts.Of(item, DescriptionLength);
        AddMetas(seo, description, resources);
        AddOpenGraph(item, seo, address, description, session);
        if (seo.Text("GoogleSchema") is { Length: > 0 } schema)
            resources.Json(schema);
    }

    // The pages of a list are pages of their own; its filters are not.
    private static string Address(ContentItem item, RenderSession session)
    {
        var address = Urls.Absolute(Urls.Of(item, session), session);
        if (session.Http is { Request.Query: var query } && int.TryParse(query["page"], out var page) && page > 1)
        {
            session.Page.ReadsQuery("page");
            return $"{address}?page={page}";
        }

        return address;
    }

    private static void AddAlternates(IReadOnlyDictionary<string, ContentItem> siblings, RenderSession session)
    {
        if (siblings.Count < 2)
            return;
        foreach (var culture in session.Cultures.Supported.Where(siblings.ContainsKey))
            session.Page.Resources.Link("alternate", Urls.Absolute(Urls.Of(siblings[culture], session), session), ("hreflang", culture));
        if (siblings.TryGetValue(session.Cultures.Default, out var standard))
            session.Page.Resources.Link("alternate", Urls.Absolute(Urls.Of(standard, session), session), ("hreflang", "x-default"));
    }

    private static void AddMetas(JsonObject? seo, string description, Resources resources)
    {
        if (description.Length > 0)
            resources.Meta("description", null, description);
        if (seo.Text("MetaKeywords") is { Length: > 0 } keywords)
            resources.Meta("keywords", null, keywords);
        if (seo.Text("MetaRobots") is { Length: > 0 } robots)
            resources.Meta("robots", null, robots);
        foreach (var tag in seo.Objects("CustomMetaTags"))
            resources.Meta(tag.Text("Name"), tag.Text("Property"), tag.Text("Content") ?? "");
    }

    private void AddOpenGraph(ContentItem item, JsonObject? seo, string address, string description, RenderSession session)
    {
        var resources = session.Page.Resources;
        Add("og:type", seo.Text("OpenGraphType") ?? "website");
        Add("og:site_name", session.Site.SiteNameIn(session.Culture));
        Add("og:locale", SiteCultures.Format(session.Culture).Name.Replace('-', '_'));
        Add("og:url", address);
        Add("og:title", seo.Text("OpenGraphTitle") is { Length: > 0 } title ? title : item.DisplayText);
        Add("og:description", seo.Text("OpenGraphDescription") is { Length: > 0 } text ? text : description);
        var picture = SharedPicture(item, seo, session);
        Add("og:image", picture?.Url);
        Add("og:image:alt", picture?.Text);
        resources.Meta("twitter:card", null, seo.Text("TwitterCard") is { Length: > 0 } card ? card : picture is null ? "summary" : "summary_large_image");

        void Add(string property, string? content)
        {
            if (!string.IsNullOrEmpty(content))
                resources.Meta(null, property, content);
        }
    }

    private (string Url, string? Text)? SharedPicture(ContentItem item, JsonObject? seo, RenderSession session)
    {
        var files = new[] { seo.Object("OpenGraphImage"), seo.Object("DefaultSocialImage"), item.Field(item.ContentType, "Image") };
        if (services.GetService<IMediaUrls>() is not { } media || files.FirstOrDefault(f => f.Texts("Paths").Any()) is not { } file)
            return null;
        session.Dependencies.Add(Data.CacheTags.Media);
        var url = media.ImageUrl(file.Texts("Paths").First(), new(Width: 1024, Height: 600, Mode: "crop", Format: "jpg"));
        return (Urls.Absolute(url, session), file.Texts("MediaTexts").FirstOrDefault());
    }
}

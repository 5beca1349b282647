using System.Xml.Linq;
using CoproCms.Content;
using CoproCms.Feeds;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Rendering;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Tests.Given;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Feeds;

/// <summary>A site with news and events, each listed in Welsh and English.</summary>
internal sealed class FeedSite : IAsyncDisposable
{
    private FeedSite(Engine engine) => Engine = engine;

    public Engine Engine { get; }

    public static async Task<FeedSite> StartAsync()
    {
        var configuration = new ConfigurationBuilder().Build();
        var engine = await Engine.StartAsync(
            services =>
            {
                new FeedsModule().ConfigureServices(services, configuration);
                services.AddTaggedCache<PublicAnswers>().AddSingleton<IContentRenderer, StoredHtml>();
            },
            Routable("Listing").Field(Listing.TypeField, "TextField"),
            Routable("Post").Part("HtmlBodyPart").Field("Summary", "TextField"),
            Routable("Blog").Part("ListPart", """{"ListPartSettings":{"ContainedContentTypes":["Post"]}}"""),
            Routable("Event").Field("Summary", "TextField").Field("Start", "DateTimeField").Field("End", "DateTimeField").Field("TimeZone", "TextField")
                .Field("Status", "TextField").Field("Venue", "TextField").Field("Address", "TextField").Field("Postcode", "TextField")
                .Field("Location", "GeoPointField").Field("OnlineUrl", "LinkField").Field("Themes", "TaxonomyField"),
            new TypeBuilder("Taxonomy").Part("TitlePart").Part("TaxonomyPart"),
            new TypeBuilder("Theme").Part("TitlePart").Part("TermTranslationsPart"));
        var site = new FeedSite(engine);
        await site.ListAsync("news", "en", "Post", "News");
        await site.ListAsync("cy/newyddion", "cy", "Post", "Newyddion");
        await site.ListAsync("events", "en", "Event", "Events");
        await site.ListAsync("cy/digwyddiadau", "cy", "Event", "Digwyddiadau");
        return site;
    }

    public async Task<ContentItem> PublishAsync(string type, string path, string culture, string title, string parts = "{}")
    {
        await using var session = Engine.As();
        var item = await session.Content.NewAsync(type, default);
        foreach (var (name, part) in Session.Json(parts).ToList())
            item.Content[name] = part?.DeepClone();
        item.Content["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = title };
        item.Content["AutoroutePart"] = new System.Text.Json.Nodes.JsonObject { ["Path"] = path };
        item.Content["LocalizationPart"] = new System.Text.Json.Nodes.JsonObject { ["Culture"] = culture };
        return await session.Content.SaveAsync(item, new() { Publish = true }, default);
    }

    public async Task SettingsAsync(string json)
    {
        await using var session = Engine.As();
        await session.Get<SiteSettingsStore>().MergeAsync(Session.Json(json), default);
    }

    /// <summary>As a visitor who may view what is published.</summary>
    public async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        var visitor = new Actor(null, null, Engine.Get<Permissions>().Closure(["ViewContent"]), []);
        await using var session = Engine.As(visitor);
        var services = session.Get<IServiceProvider>();
        return await Answer.OfAsync(services, "/" + path, http => session.Get<FeedEndpoint>().OfPathAsync(http, path), headers);
    }

    public async Task<XElement> XmlAsync(string path) => XDocument.Parse((await GetAsync(path)).Text).Root!;

    public async Task<string[]> CalendarAsync(string path) => Unfold((await GetAsync(path)).Text);

    /// <summary>The lines of an iCalendar file with the folds taken out.</summary>
    public static string[] Unfold(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    private static TypeBuilder Routable(string name) => new TypeBuilder(name).Part("TitlePart").Part("AutoroutePart").Part("LocalizationPart");

    private Task<ContentItem> ListAsync(string path, string culture, string type, string title) =>
        PublishAsync("Listing", path, culture, title, $$$$"""{"Listing":{"ItemType":{"Text":"{{{{type}}}}"}}}""");

    private sealed class StoredHtml : IContentRenderer
    {
        public ValueTask<string> RenderItemAsync(ContentItem item, string displayType, CancellationToken cancellationToken) => new("");

        public ValueTask<string> RenderHtmlAsync(string html, bool runLiquid, ContentItem item, CancellationToken cancellationToken) => new(html);

        public ValueTask<string> RenderMarkdownAsync(string markdown, bool runLiquid, ContentItem item, CancellationToken cancellationToken) => new(markdown);
    }
}

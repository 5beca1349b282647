using System.Text;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Layers;
using CoproCms.Menus;
using CoproCms.Rendering;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Tests.Given;
using CoproCms.Theming;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Tests.Theming;

internal sealed record Answer(int Status, IHeaderDictionary Headers, string Body, byte[] Bytes);

/// <summary>The engine with theming, and a theme of its own in a temporary folder.</summary>
internal sealed class ThemedSite : IAsyncDisposable
{
    private static readonly Actor Visitor = new(null, null, ["ViewContent"], []);

    private readonly string _root;
    private readonly RequestDelegate _pipeline;

    private ThemedSite(Engine engine, string root)
    {
        (Engine, _root) = (engine, root);
        var app = new ApplicationBuilder(engine.Services);
        new ThemingModule().ConfigureEarly(app);
        new ErrorsModule().Configure(app);
        app.Run(context => context.RequestServices.GetRequiredService<PageEndpoint>().HandleAsync(context));
        _pipeline = app.Build();
    }

    public Engine Engine { get; }

    public string ThemeFolder => Path.Combine(_root, "themes", "Test");

    /// <param name="views">Templates by path below <c>Views</c>, without extension.</param>
    /// <param name="types">The content types.</param>
    public static Task<ThemedSite> StartAsync(IReadOnlyDictionary<string, string> views, params TypeBuilder[] types) => StartAsync(views, (_, _) => { }, types);

    /// <param name="views">Templates by path below <c>Views</c>, without extension.</param>
    /// <param name="more">Adds modules; given the folder of the site.</param>
    /// <param name="types">The content types.</param>
    public static async Task<ThemedSite> StartAsync(IReadOnlyDictionary<string, string> views, Action<IServiceCollection, string> more, params TypeBuilder[] types)
    {
        var root = Path.Combine(Path.GetTempPath(), $"coprocms-theme-{Guid.NewGuid():N}");
        var folder = Directory.CreateDirectory(Path.Combine(root, "themes", "Test")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "theme.json"), "{}");
        foreach (var (path, source) in views)
        {
            var file = Path.Combine(folder, "Views", path + ".liquid");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, source);
        }

        var engine = await Engine.StartAsync(
            services =>
            {
                services.AddSingleton<IHostEnvironment>(new Environment(root));
                services.AddSingleton<AppData>();
                new CmsBuilder(services, new ConfigurationBuilder().Build())
                    .Add<ThemingModule>().Add<MenusModule>().Add<LayersModule>();
                more(services, root);
            },
            types);
        return new(engine, root);
    }

    public static Task<ThemedSite> StartAsync(params TypeBuilder[] types) => StartAsync(new Dictionary<string, string>(), types);

    /// <summary>What a template makes with the item as <c>Model.ContentItem</c>, as HTML.</summary>
    public async Task<string> RenderAsync(string template, ContentItem? item = null, string culture = "en")
    {
        await using var session = Engine.As();
        var context = await session.Get<RenderSessions>().BeginAsync(culture, null, default);
        return await session.Get<HtmlRenderer>().LiquidAsync(template, item, context);
    }

    /// <summary>The item in a display type, without layout.</summary>
    public async Task<string> DisplayAsync(ContentItem item, string displayType = "Detail")
    {
        await using var session = Engine.As();
        return (await session.Get<IContentRenderer>().RenderItemAsync(item, displayType, default)).Trim();
    }

    /// <summary>What a visitor gets for an address, through the middleware of theming and errors and the endpoint for pages.</summary>
    public async Task<Answer> GetAsync(string address, Actor? actor = null, string method = "GET", params (string Name, string Value)[] headers)
    {
        await using var session = Engine.As(actor ?? Visitor);
        var context = new DefaultHttpContext { RequestServices = session.Get<IServiceProvider>() };
        var question = address.IndexOf('?');
        context.Request.Method = method;
        context.Request.Scheme = "https";
        context.Request.Host = new("example.org");
        context.Request.Path = PathString.FromUriComponent(question < 0 ? address : address[..question]);
        context.Request.QueryString = new(question < 0 ? "" : address[question..]);
        foreach (var (name, value) in headers)
            context.Request.Headers[name] = value;
        using var body = new MemoryStream();
        context.Response.Body = body;
        await _pipeline(context);
        return new(context.Response.StatusCode, context.Response.Headers, Encoding.UTF8.GetString(body.ToArray()), body.ToArray());
    }

    /// <summary>Makes an item the home page.</summary>
    public async Task SetHomeAsync(ContentItem item)
    {
        await using var session = Engine.As();
        await session.Get<SiteSettingsStore>().MergeAsync(
            Session.Json($$$"""{"HomeRoute":{"contentItemId":"{{{item.ContentItemId}}}"},"SiteName":"Test site","SiteNames":{"cy":"Safle prawf"},"LocalizationSettings":{"DefaultCulture":"en","SupportedCultures":["en","cy"]}}"""),
            default);
    }

    /// <summary>The fault that a template has.</summary>
    public async Task<LiquidException> FaultAsync(string template) =>
        await Assert.ThrowsAsync<LiquidException>(() => RenderAsync(template));

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private sealed class Environment(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "CoproCms";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

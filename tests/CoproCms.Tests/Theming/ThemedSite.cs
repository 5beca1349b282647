using CoproCms.Content;
using CoproCms.Hosting;
using CoproCms.Rendering;
using CoproCms.Tests.Given;
using CoproCms.Theming;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Tests.Theming;

/// <summary>The engine with theming, and a theme of its own in a temporary folder.</summary>
internal sealed class ThemedSite : IAsyncDisposable
{
    private readonly string _root;

    private ThemedSite(Engine engine, string root) => (Engine, _root) = (engine, root);

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
                new CmsBuilder(services, new ConfigurationBuilder().Build()).Add<ThemingModule>();
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

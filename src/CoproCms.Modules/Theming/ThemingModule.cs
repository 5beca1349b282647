using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Localization;
using CoproCms.Modules;
using CoproCms.Rendering;
using CoproCms.Theming.Caching;
using CoproCms.Theming.Filters;
using CoproCms.Theming.Http;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Lists;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Shapes;
using CoproCms.Theming.StaticFiles;
using CoproCms.Theming.Tags;
using CoproCms.Theming.Templates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming;

/// <summary>Turns addresses into themed pages: templates, shapes, the language they are written in, and everything round the page.</summary>
public sealed class ThemingModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        AddLanguage(services);
        services.AddSingleton<LiquidEngine>().AddSingleton<Themes>().AddSingleton<DisplayPlans>().AddSingleton<PlacementCache>().AddSingleton<PatternCache>();
        services.AddTaggedCache<TemplateStore>().AddTaggedCache<HomePages>().AddTaggedCache<HandleCache>().AddTaggedCache<Translations>().AddTaggedCache<ThemeFiles>();
        services.AddSingleton<ITranslationSource, ThemeTranslations>().AddHostedService<ThemeWatcher>().AddHostedService<TemplateCheck>();
        services.AddTaggedCache<FragmentCache>().AddTaggedCache<PageCache>();
        services.AddSingleton<HtmlRenderer>().AddSingleton<IErrorPage, ErrorPage>().AddScoped<IPageShell, PageShell>();
        services.AddPageExtension<SeoPage>().AddPageExtension<BreadcrumbPage>();
        services.AddScoped<RenderSessions>().AddScoped<PlacementStore>().AddScoped<PageRenderer>().AddScoped<PageEndpoint>().AddScoped<PageAnswers>().AddScoped<CulturePicker>();
        services.AddScoped<LocalizedContent>().AddScoped<ContainedContent>().AddScoped<ContentHandles>().AddScoped<CultureLinks>();
        services.AddScoped<IContentRenderer, ContentRenderer>().AddScoped<IPatternRenderer, PatternRenderer>();
    }

    public override void ConfigureEarly(IApplicationBuilder app) => app
        .UseMiddleware<SecurityHeaders>()
        .UseMiddleware<ThemeFileMiddleware>()
        .UseMiddleware<PageCacheMiddleware>();

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapPages();

    private static void AddLanguage(IServiceCollection services) => services
        .AddLiquid<TextLiquid>().AddLiquid<LocalizationLiquid>().AddLiquid<ContentLiquid>().AddLiquid<UrlLiquid>()
        .AddLiquid<LayoutLiquid>().AddLiquid<ResourceLiquid>().AddLiquid<ContentListLiquid>().AddLiquid<PagerLiquid>().AddLiquid<ShapeLiquid>().AddLiquid<CacheLiquid>().AddLiquid<ContentTagsLiquid>().AddLiquid<RootsLiquid>();
}

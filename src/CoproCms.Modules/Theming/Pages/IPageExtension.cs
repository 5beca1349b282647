using CoproCms.Content;
using CoproCms.Theming.Liquid;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Pages;

/// <summary>Says more about an item's page in its head: feed links, facts for machines. Registered with <c>services.AddPageExtension&lt;T&gt;()</c>.</summary>
public interface IPageExtension
{
    /// <summary>Adds to <c>context.Session.Page.Resources</c> before the page is rendered.</summary>
    ValueTask DescribeAsync(ContentItem item, LiquidContext context);
}

/// <summary>The explicit list of what takes part in pages.</summary>
public static class PageServiceCollectionExtensions
{
    public static IServiceCollection AddPageExtension<T>(this IServiceCollection services) where T : class, IPageExtension =>
        services.AddScoped<IPageExtension, T>();

    public static IServiceCollection AddZoneSource<T>(this IServiceCollection services) where T : class, IZoneSource =>
        services.AddSingleton<IZoneSource, T>();
}

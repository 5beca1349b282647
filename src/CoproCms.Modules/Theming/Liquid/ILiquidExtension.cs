using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Liquid;

/// <summary>
/// Adds filters, tags, blocks, shapes or roots to the language of templates. A feature implements it in a file named <c>{Feature}Liquid.cs</c>
/// and registers it with <c>services.AddLiquid&lt;T&gt;()</c>. Made once; what a rendering needs comes from <see cref="LiquidContext"/>.
/// </summary>
public interface ILiquidExtension
{
    void Register(LiquidLanguage language);
}

/// <summary>The explicit list of what makes up the language of templates.</summary>
public static class LiquidServiceCollectionExtensions
{
    public static IServiceCollection AddLiquid<T>(this IServiceCollection services) where T : class, ILiquidExtension =>
        services.AddSingleton<ILiquidExtension, T>();
}

using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.StaticFiles;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Filters;

/// <summary>Filters that make addresses.</summary>
internal sealed class UrlLiquid(ThemeFiles files) : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Filter("href", (input, _, context) => StringValue.Create(files.Versioned(Urls.Local(input.ToStringValue(), context.Session))))
        .Filter("resource_url", (input, _, context) => StringValue.Create(files.Versioned(Urls.Local(input.ToStringValue(), context.Session))))
        .Filter("append_version", (input, _, context) => StringValue.Create(files.Versioned(Urls.Local(input.ToStringValue(), context.Session))))
        .Filter("absolute_url", (input, _, context) => StringValue.Create(Urls.Absolute(input.ToStringValue(), context.Session)))
        .Filter("switch_culture_url", SwitchCultureAsync);

    private static async ValueTask<FluidValue> SwitchCultureAsync(FluidValue input, FilterArguments arguments, LiquidContext context) =>
        StringValue.Create(await context.Session.Services.GetRequiredService<CultureLinks>().SwitchAsync(input.ToStringValue(), context.Session));
}

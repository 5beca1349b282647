using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Shapes;
using CoproCms.Theming.Values;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Tags;

/// <summary>The tags of layouts: body, sections and zones, the title, which layout to use.</summary>
internal sealed class LayoutLiquid(IEnumerable<IZoneSource> sources) : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Tag("layout", (arguments, _, context) =>
        {
            context.Session.Page.Layout = arguments.At(0).Text();
            return default;
        })
        .Tag("render_body", (_, writer, context) =>
        {
            writer.Write(context.Session.Page.Body);
            return default;
        })
        .Tag("render_section", RenderSectionAsync)
        .Block("zone", ZoneAsync)
        .Tag("page_title", PageTitleAsync)
        .Tag("page_title_add_segment", (arguments, _, context) =>
        {
            if (arguments.At(0).Text() is { } segment)
                context.Session.Page.TitleSegments.Add(segment);
            return default;
        });

    private static async ValueTask ZoneAsync(FilterArguments arguments, Func<TextWriter, ValueTask> body, TextWriter writer, LiquidContext context)
    {
        using var output = new OutputWriter();
        await body(output);
        context.Session.Page.AddToZone(arguments.At(0).ToStringValue(), arguments.Text("position"), TagArguments.Html(output.ToString()));
    }

    private async ValueTask RenderSectionAsync(FilterArguments arguments, TextWriter writer, LiquidContext context)
    {
        var name = arguments.At(0).ToStringValue();
        var contents = context.Session.Page.Zones.GetValueOrDefault(name)?.ToList() ?? [];
        foreach (var source in sources)
        {
            foreach (var shape in await source.ShapesAsync(name, context))
                contents.Add((shape.Position ?? "", new ShapeValue(shape)));
        }

        if (contents.Count == 0 && arguments["required"] is BooleanValue { } required && required.ToBooleanValue())
            throw new FluidException($"the section '{name}' is required and nothing is in it");
        foreach (var (_, content) in contents.OrderBy(c => c.Position, PositionComparer.Instance))
        {
            if (content is ShapeValue { Shape: var shape })
                await ShapeRenderer.RenderAsync(shape, writer, context);
            else
                await writer.WriteAsync(content.ToStringValue());
        }
    }

    // {% page_title Site.SiteName, position: "after", separator: " - " %}; a format in the site's settings takes its place.
    private static async ValueTask PageTitleAsync(FilterArguments arguments, TextWriter writer, LiquidContext context)
    {
        var session = context.Session;
        if (session.Site.PageTitleFormat is { Length: > 0 } format && session.Page.BeginTitle())
        {
            var html = await session.Services.GetRequiredService<HtmlRenderer>().LiquidAsync(format, session.PageItem, context);
            await writer.WriteAsync(html.Trim());
            return;
        }

        LiquidEngine.Html.Encode(writer, PageTitles.Make(
            session, arguments.At(0).Text(), arguments.Text("position") != "before", arguments.Text("separator") ?? " - "));
    }
}

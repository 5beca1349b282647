using System.Text.Json.Nodes;
using CoproCms.Routing;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Shapes;
using CoproCms.Theming.Values;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Theming.Filters;

/// <summary>Filters on text, dates and JSON.</summary>
internal sealed partial class TextLiquid(ILogger<TextLiquid> logger) : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Filter("slugify", (input, _, _) => StringValue.Create(Slug.Make(input.ToStringValue())))
        .Filter("html_class", (input, _, _) => StringValue.Create(Slug.Make(input.ToStringValue())))
        .Filter("local", (input, _, context) => Zoned(input, context, context.TimeZone))
        .Filter("utc", (input, _, context) => Zoned(input, context, TimeZoneInfo.Utc))
        .Filter("liquid", LiquidAsync)
        .Filter("markdownify", (input, _, context) => TagArguments.Html(Html(context).ToHtml(input.ToStringValue())))
        .Filter("sanitize_html", (input, _, context) => TagArguments.Html(Html(context).Sanitise(input.ToStringValue())))
        .Filter("shortcode", (input, _, context) => TagArguments.Html(Shortcodes.Replace(input.ToStringValue(), context.Session)))
        .Filter("jsonparse", (input, _, _) => Parse(input.ToStringValue()))
        .Filter("console_log", (input, _, _) => Log(input));

    private static HtmlRenderer Html(LiquidContext context) => context.Session.Services.GetRequiredService<HtmlRenderer>();

    private static async ValueTask<FluidValue> LiquidAsync(FluidValue input, FilterArguments arguments, LiquidContext context) =>
        TagArguments.Html(await Html(context).LiquidAsync(input.ToStringValue(), ItemOf(context), context));

    // The item that the running template shows, else that of the page.
    private static Content.ContentItem? ItemOf(LiquidContext context) => context.GetValue("Model") switch
    {
        ShapeValue { Shape: ContentShape shape } => shape.Item,
        ShapeValue { Shape: ElementShape shape } => shape.Item,
        _ => context.Session.PageItem,
    };

    private static FluidValue Zoned(FluidValue input, LiquidContext context, TimeZoneInfo zone) =>
        !input.IsNil() && input.TryGetDateTimeInput(context, out var instant)
            ? new DateTimeValue(TimeZoneInfo.ConvertTime(instant, zone)) : NilValue.Instance;

    private static FluidValue Parse(string json)
    {
        try
        {
            return LiquidJson.Value(JsonNode.Parse(json));
        }
        catch (System.Text.Json.JsonException)
        {
            return NilValue.Instance;
        }
    }

    private NilValue Log(FluidValue value)
    {
        LogValue(value.ToStringValue());
        return NilValue.Instance;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Template says: {Value}")]
    private partial void LogValue(string value);
}

using CoproCms.Content;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Shapes;
using Fluid;
using Fluid.Values;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Tags;

/// <summary>Tags of Orchard Core that show an item, a date, a link, or guard a form.</summary>
internal sealed class ContentTagsLiquid : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Tag("contentitem", ContentItemAsync)
        .Block("a", LinkAsync)
        .Tag("antiforgerytoken", AntiforgeryToken)
        .Shape("datetime", (arguments, context) => new(DateTimeShape(arguments, context)));

    // {% contentitem handle: "alias:footer", display_type: "Summary" %}; alias: is the older spelling.
    private static async ValueTask ContentItemAsync(FilterArguments arguments, TextWriter writer, LiquidContext context)
    {
        var handle = arguments.Text("handle") ?? arguments.Text("alias") ?? throw new FluidException("contentitem needs a handle such as \"alias:footer\"");
        if (await context.Session.Services.GetRequiredService<ContentHandles>().FindAsync(handle, context.Session) is { } item)
            await ShapeRenderer.RenderAsync(context.Session.Shape(item, arguments.Text("display_type") ?? ContentShape.Detail), writer, context);
    }

    private static async ValueTask LinkAsync(FilterArguments arguments, Func<TextWriter, ValueTask> body, TextWriter writer, LiquidContext context)
    {
        var attributes = arguments.Names.Select(name => (name.Replace('_', '-'), (string?)(name == "href"
            ? Urls.Local(arguments[name].ToStringValue(), context.Session) : arguments[name].ToStringValue())));
        await writer.WriteAsync(Resources.Element("a", attributes));
        await body(writer);
        await writer.WriteAsync("</a>");
    }

    private static ValueTask AntiforgeryToken(FilterArguments arguments, TextWriter writer, LiquidContext context)
    {
        context.Session.NotePersonal();
        if (context.Session is { Http: { } http } && context.Session.Services.GetService<IAntiforgery>() is { } antiforgery)
        {
            var tokens = antiforgery.GetAndStoreTokens(http);
            writer.Write(Resources.Element("input", [("type", "hidden"), ("name", tokens.FormFieldName), ("value", tokens.RequestToken)]));
        }

        return default;
    }

    // {% shape "datetime", utc: item.CreatedUtc, format: "MMMM dd, yyyy" %}: the format is .NET's.
    private static Shape DateTimeShape(FilterArguments arguments, LiquidContext context)
    {
        var shape = new Shape("DateTime");
        var instant = arguments["utc"].IsNil() ? new DateTimeValue(context.Session.Now()) : arguments["utc"];
        if (instant.TryGetDateTimeInput(context, out var utc))
        {
            var local = TimeZoneInfo.ConvertTime(utc, context.TimeZone);
            shape.Set("Text", StringValue.Create(local.ToString(arguments.Text("format") ?? "f", context.CultureInfo)))
                .Set("Utc", instant);
        }

        return shape;
    }
}

using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.StaticFiles;
using Fluid;
using Fluid.Values;

namespace CoproCms.Theming.Tags;

/// <summary>The tags for metas, links, style sheets and scripts.</summary>
internal sealed class ResourceLiquid(ThemeFiles files) : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Tag("resources", Resources)
        .Tag("style", Style)
        .Tag("script", Script)
        .Block("scriptblock", async (arguments, body, _, context) =>
            context.Session.Page.Resources.InlineScript(await TextAsync(body), arguments.Text("at")?.Equals("Head", StringComparison.OrdinalIgnoreCase) == true))
        .Block("styleblock", async (_, body, _, context) => context.Session.Page.Resources.InlineStyle(await TextAsync(body)))
        .Tag("meta", (arguments, _, context) =>
        {
            context.Session.Page.Resources.Meta(arguments.Text("name"), arguments.Text("property"), arguments.Text("content") ?? "");
            return default;
        })
        .Tag("link", (arguments, _, context) =>
        {
            var attributes = Others(arguments, "rel", "href", "src", "append_version");
            context.Session.Page.Resources.Link(arguments.Text("rel") ?? "", Address(arguments, context, "href") ?? Address(arguments, context, "src") ?? "", attributes);
            return default;
        });

    private static ValueTask Resources(FilterArguments arguments, TextWriter writer, LiquidContext context)
    {
        var type = arguments.Named("type", 0).ToStringValue();
        if (!Pages.Resources.IsKnown(type))
            throw new FluidException($"there are no resources of type '{type}'; the types are {string.Join(", ", ResourceTypes.All)}");
        context.Session.Page.Resources.Write(type, writer);
        return default;
    }

    private ValueTask Style(FilterArguments arguments, TextWriter writer, LiquidContext context)
    {
        if (Address(arguments, context, "src") is { } href)
            context.Session.Page.Resources.Style(href);
        return default;
    }

    // Without a place the script stands where it is, as in Orchard Core.
    private ValueTask Script(FilterArguments arguments, TextWriter writer, LiquidContext context)
    {
        if (Address(arguments, context, "src") is not { } src)
            return default;
        var attributes = Others(arguments, "src", "at", "name", "version", "depends_on", "append_version", "use_cdn", "condition", "culture", "debug_src");
        if (arguments.Text("at") is { } place)
            context.Session.Page.Resources.Script(src, place.Equals("Head", StringComparison.OrdinalIgnoreCase), attributes);
        else
            writer.Write(Pages.Resources.Element("script", [("src", src), .. attributes]) + "</script>");
        return default;
    }

    private string? Address(FilterArguments arguments, LiquidContext context, string name) =>
        arguments.Text(name) is { } address ? files.Versioned(Urls.Local(address, context.Session)) : null;

    private static (string Name, string? Value)[] Others(FilterArguments arguments, params string[] known) =>
        [.. arguments.Names.Except(known).Select(name => (name.Replace('_', '-'), (string?)arguments[name].ToStringValue()))];

    private static async ValueTask<string> TextAsync(Func<TextWriter, ValueTask> body)
    {
        using var output = new OutputWriter();
        await body(output);
        return output.ToString();
    }
}

using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Shapes;
using CoproCms.Theming.Values;
using Fluid;
using Fluid.Values;

namespace CoproCms.Theming.Tags;

/// <summary>Making, changing and rendering shapes.</summary>
internal sealed class ShapeLiquid : ILiquidExtension
{
    public void Register(LiquidLanguage language)
    {
        language
            .Tag("shape", async (arguments, writer, context) =>
            {
                if (await BuildAsync(arguments, context) is { } shape)
                    await ShapeRenderer.RenderAsync(shape, writer, context);
            })
            .Filter("shape_new", async (input, arguments, context) => await BuildAsync(input.ToStringValue(), arguments, context) is { } shape
                ? new ShapeValue(shape) : NilValue.Instance)
            .Filter("shape_render", async (input, _, context) => TagArguments.Html(await RenderAsync(input, context)))
            .Filter("shape_stringify", async (input, _, context) => StringValue.Create(await RenderAsync(input, context)))
            .Filter("shape_build_display", BuildDisplay)
            .Filter("shape_properties", (input, arguments, _) => SetProperties(input, arguments));
        RegisterChanges(language);
    }

    private static void RegisterChanges(LiquidLanguage language)
    {
        Change(language, "shape_type", (shape, arguments) => shape.Type = arguments.At(1).ToStringValue());
        Change(language, "shape_display_type", (shape, arguments) => shape.DisplayType = arguments.At(1).ToStringValue());
        Change(language, "shape_position", (shape, arguments) => shape.Position = arguments.At(1).ToStringValue());
        Change(language, "shape_tab", (_, _) => { });
        Change(language, "shape_cache", (_, _) => { });
        Change(language, "shape_add_alternates", (shape, arguments) => shape.Alternates.AddRange(Words(arguments.At(1))));
        Change(language, "shape_clear_alternates", (shape, _) => shape.Alternates.Clear());
        Change(language, "shape_add_wrappers", (shape, arguments) => shape.Wrappers.AddRange(Words(arguments.At(1))));
        Change(language, "shape_clear_wrappers", (shape, _) => shape.Wrappers.Clear());
        Change(language, "shape_add_classes", (shape, arguments) => shape.Classes.AddRange(Words(arguments.At(1))));
        Change(language, "shape_clear_classes", (shape, _) => shape.Classes.Clear());
        Change(language, "shape_add_attributes", (shape, arguments) => SetNamed(shape, arguments, "Attributes."));
        Change(language, "shape_clear_attributes", (shape, _) => Clear(shape, "Attributes."));
        Change(language, "shape_add_properties", (shape, arguments) => SetNamed(shape, arguments, ""));
        Change(language, "shape_remove_property", (shape, arguments) => shape.Properties.Remove(arguments.At(1).ToStringValue()));
        Change(language, "shape_remove_item", (shape, arguments) => shape.Items.RemoveAll(i => i.Type == arguments.At(1).ToStringValue()));
        Change(language, "shape_pager", (shape, arguments) => SetNamed(shape, arguments, ""));
    }

    private static void Change(LiquidLanguage language, string tag, Action<Shape, FilterArguments> change) => language.Tag(tag, (arguments, _, _) =>
    {
        if (arguments.At(0) is ShapeValue { Shape: var shape })
            change(shape, arguments);
        return default;
    });

    private static ValueTask<Shape?> BuildAsync(FilterArguments arguments, LiquidContext context) =>
        BuildAsync(arguments.Named("type", 0) is { } type && !type.IsNil() ? type.ToStringValue() : arguments.At(0).ToStringValue(), arguments, context);

    private static ValueTask<Shape?> BuildAsync(string type, FilterArguments arguments, LiquidContext context)
    {
        if (context.Engine.Language.Shapes.TryGetValue(type, out var builder))
            return builder(arguments, context);
        var shape = new Shape(type);
        SetNamed(shape, arguments, "");
        return new(shape);
    }

    private static FluidValue BuildDisplay(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        var displayType = arguments.At(0).Text() ?? ContentShape.Detail;
        return input switch
        {
            ContentItemValue { Item: var item } => new ShapeValue(context.Session.Shape(item, displayType)),
            ArrayValue items => new ArrayValue([.. items.Values.OfType<ContentItemValue>().Select(i => new ShapeValue(context.Session.Shape(i.Item, displayType)))]),
            _ => NilValue.Instance,
        };
    }

    private static async ValueTask<string> RenderAsync(FluidValue input, LiquidContext context)
    {
        var shapes = input switch
        {
            ShapeValue { Shape: var shape } => [shape],
            ZoneValue zone => zone.Shapes,
            ArrayValue array => array.Values.OfType<ShapeValue>().Select(s => s.Shape),
            _ => [],
        };
        using var writer = new OutputWriter();
        foreach (var shape in shapes.ToList())
            await ShapeRenderer.RenderAsync(shape, writer, context);
        return writer.ToString();
    }

    private static FluidValue SetProperties(FluidValue input, FilterArguments arguments)
    {
        if (input is ShapeValue { Shape: var shape })
            SetNamed(shape, arguments, "");
        return input;
    }

    /// <summary>Sets <c>page_count: 3</c> as <c>PageCount</c>.</summary>
    private static void SetNamed(Shape shape, FilterArguments arguments, string prefix)
    {
        foreach (var name in arguments.Names)
            shape.Set(prefix + (prefix.Length == 0 ? Pascal(name) : name.Replace('_', '-')), arguments[name]);
    }

    private static void Clear(Shape shape, string prefix)
    {
        foreach (var name in shape.Properties.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            shape.Properties.Remove(name);
    }

    private static string Pascal(string name) => string.Concat(name.Split('_').Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static IEnumerable<string> Words(FluidValue value) => value is ArrayValue array
        ? array.Values.Select(v => v.ToStringValue())
        : value.ToStringValue().Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Values;

namespace CoproCms.Theming.Shapes;

/// <summary>Runs the template of a shape. A shape without one renders the shapes it holds.</summary>
internal static class ShapeRenderer
{
    public static async ValueTask<string> RenderAsync(Shape shape, LiquidContext context)
    {
        using var writer = new OutputWriter();
        await RenderAsync(shape, writer, context);
        return writer.ToString();
    }

    public static async ValueTask RenderAsync(Shape shape, TextWriter writer, LiquidContext context)
    {
        if (!await shape.PrepareAsync(context))
            return;
        if (shape.AddedWrappers.Count == 0)
        {
            await RenderBodyAsync(shape, writer, context);
            return;
        }

        using var inside = new OutputWriter();
        await RenderBodyAsync(shape, inside, context);
        shape.ChildContent = inside.ToString();
        foreach (var wrapper in shape.AddedWrappers)
        {
            if (context.Session.Templates.Shape(wrapper) is not { } template)
                continue;
            using var around = new OutputWriter();
            await RunAsync(template, shape, around, context);
            shape.ChildContent = around.ToString();
        }

        await writer.WriteAsync(shape.ChildContent);
    }

    private static async ValueTask RenderBodyAsync(Shape shape, TextWriter writer, LiquidContext context)
    {
        if (Find(shape, context) is { } template)
        {
            await RunAsync(template, shape, writer, context);
            return;
        }

        if (shape is not (ContentShape or ElementShape))
        {
            foreach (var item in shape.Items.ToList())
                await RenderAsync(item, writer, context);
        }
    }

    private static LiquidTemplate? Find(Shape shape, LiquidContext context)
    {
        for (var i = shape.AddedAlternates.Count - 1; i >= 0; i--)
        {
            if (context.Session.Templates.Shape(shape.AddedAlternates[i]) is { } template)
                return template;
        }

        return context.Session.Templates.Shape(shape.Key);
    }

    private static async ValueTask RunAsync(LiquidTemplate template, Shape shape, TextWriter writer, LiquidContext context)
    {
        using var isolation = context.Isolate();
        isolation.Context.SetValue("Model", new ShapeValue(shape));
        await template.RenderAsync(writer, isolation.Context, LiquidEngine.Html);
    }
}

using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace CoproCms.Theming.Liquid;

/// <summary><c>{% include %}</c> over the theme's compiled views: the included template sees and shares the variables of the including one.</summary>
internal sealed class IncludeView(IncludeStatement include) : Statement
{
    public override async ValueTask<Completion> WriteToAsync(TextWriter writer, TextEncoder encoder, TemplateContext context)
    {
        context.IncrementSteps();
        var path = (await include.Path.EvaluateAsync(context)).ToStringValue();
        var template = ((LiquidContext)context).View(path);
        var name = include.Alias ?? System.IO.Path.GetFileNameWithoutExtension(path);
        var values = await Includes.ValuesAsync(include.With, include.For, context);
        context.EnterChildScope();
        try
        {
            foreach (var assign in include.AssignStatements)
                await assign.WriteToAsync(writer, encoder, context);
            await Includes.RenderEachAsync(template, name, values, writer, encoder, (LiquidContext)context);
        }
        finally
        {
            context.ReleaseScope();
        }

        return Completion.Normal;
    }
}

/// <summary><c>{% render %}</c>: the rendered template sees only what it is given.</summary>
internal sealed class RenderView(RenderStatement render) : Statement
{
    public override async ValueTask<Completion> WriteToAsync(TextWriter writer, TextEncoder encoder, TemplateContext context)
    {
        context.IncrementSteps();
        var outer = (LiquidContext)context;
        var template = outer.View(render.Path);
        var name = render.Alias ?? System.IO.Path.GetFileNameWithoutExtension(render.Path);
        var values = await Includes.ValuesAsync(render.With, render.For, context);
        using var inner = outer.Isolate();
        foreach (var assign in render.AssignStatements)
            inner.Context.SetValue(assign.Identifier, await assign.Value.EvaluateAsync(context));
        await Includes.RenderEachAsync(template, name, values, writer, encoder, inner.Context);
        return Completion.Normal;
    }
}

internal static class Includes
{
    /// <summary>The values to render the template with: one for <c>with</c>, each of them for <c>for</c>, null for neither.</summary>
    public static async ValueTask<IReadOnlyList<FluidValue>?> ValuesAsync(Expression? with, Expression? each, TemplateContext context)
    {
        if (with is not null)
            return [await with.EvaluateAsync(context)];
        return each is null ? null : [.. (await each.EvaluateAsync(context)).Enumerate(context)];
    }

    public static async ValueTask RenderEachAsync(
        LiquidTemplate template, string name, IReadOnlyList<FluidValue>? values, TextWriter writer, TextEncoder encoder, LiquidContext context)
    {
        if (values is null)
            await template.RenderAsync(writer, context, encoder);
        foreach (var value in values ?? [])
        {
            context.SetValue(name, value);
            await template.RenderAsync(writer, context, encoder);
        }
    }
}

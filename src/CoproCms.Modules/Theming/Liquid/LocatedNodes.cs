using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;
using Fluid.Values;
using Parlot;

namespace CoproCms.Theming.Liquid;

/// <summary>Adds the tag's place to whatever goes wrong in it.</summary>
internal sealed class LocatedStatement(Statement inner, string template, TextPosition place) : Statement
{
    public override ValueTask<Completion> WriteToAsync(TextWriter writer, TextEncoder encoder, TemplateContext context)
    {
        try
        {
            var task = inner.WriteToAsync(writer, encoder, context);
            return task.IsCompletedSuccessfully ? task : AwaitedAsync(task);
        }
        catch (Exception fault) when (Fault.NeedsPlace(fault))
        {
            throw Fault.At(template, place, fault);
        }
    }

    private async ValueTask<Completion> AwaitedAsync(ValueTask<Completion> task)
    {
        try
        {
            return await task;
        }
        catch (Exception fault) when (Fault.NeedsPlace(fault))
        {
            throw Fault.At(template, place, fault);
        }
    }
}

/// <summary>Adds the place of a filtered value to whatever goes wrong in it.</summary>
internal sealed class LocatedExpression(Expression inner, string template, TextPosition place) : Expression
{
    public override ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
    {
        var task = inner.EvaluateAsync(context);
        return task.IsCompletedSuccessfully ? task : AwaitedAsync(task);
    }

    private async ValueTask<FluidValue> AwaitedAsync(ValueTask<FluidValue> task)
    {
        try
        {
            return await task;
        }
        catch (Exception fault) when (Fault.NeedsPlace(fault))
        {
            throw Fault.At(template, place, fault);
        }
    }
}

internal static class Fault
{
    public static bool NeedsPlace(Exception fault) => fault is not (LiquidException or OperationCanceledException);

    public static LiquidException At(string template, TextPosition place, Exception fault) =>
        new(template, place.Line, place.Column, Describe(fault), fault);

    private static string Describe(Exception fault) => fault switch
    {
        FileNotFoundException missing => $"there is no template '{missing.Message}' to include",
        InvalidOperationException { Message: var message } when message.Contains("recursion", StringComparison.OrdinalIgnoreCase)
            => $"it ran more than {LiquidLimits.Steps} steps, or more than {LiquidLimits.Depth} templates inside one another",
        _ => fault.Message,
    };
}

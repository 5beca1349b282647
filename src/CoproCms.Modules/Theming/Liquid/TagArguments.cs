using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace CoproCms.Theming.Liquid;

/// <summary>Reads the arguments of tags and filters.</summary>
public static class TagArguments
{
    internal static async ValueTask<FilterArguments> EvaluateAsync(IReadOnlyList<FilterArgument> arguments, TemplateContext context)
    {
        if (arguments.Count == 0)
            return FilterArguments.Empty;
        var values = new FilterArguments();
        foreach (var argument in arguments)
            values.Add(argument.Name, await argument.Expression.EvaluateAsync(context));
        return values;
    }

    /// <summary>The named argument, or the one at the position when it was given without a name.</summary>
    public static FluidValue Named(this FilterArguments arguments, string name, int position) =>
        arguments.HasNamed(name) ? arguments[name] : arguments.Names.Any() ? NilValue.Instance : arguments.At(position);

    /// <summary>The named argument as text, null when it is missing or empty.</summary>
    public static string? Text(this FilterArguments arguments, string name) => arguments[name].Text();

    /// <summary>The value as text, null when it is nil or empty.</summary>
    public static string? Text(this FluidValue value) => value.IsNil() ? null : value.ToStringValue() is { Length: > 0 } text ? text : null;

    /// <summary>The value as a whole number, null when it is none: <c>Request.Query.page</c> comes from strangers.</summary>
    public static int? Integer(this FluidValue value) => value.Type switch
    {
        FluidValues.Number => (int)Math.Clamp(value.ToNumberValue(), int.MinValue, int.MaxValue),
        FluidValues.String when int.TryParse(value.ToStringValue(), System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Text that is HTML already.</summary>
    public static FluidValue Html(string html) => new StringValue(html, encode: false);
}

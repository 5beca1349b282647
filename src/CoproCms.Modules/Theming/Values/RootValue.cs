using CoproCms.Theming.Liquid;
using Fluid.Values;

namespace CoproCms.Theming.Values;

/// <summary>A root of the language such as <c>Site</c>: one instance for all renderings, which answers from the context it is asked in.</summary>
public sealed class RootValue(Func<string, LiquidContext, ValueTask<FluidValue>> member) : TemplateValue
{
    public RootValue(Func<string, LiquidContext, FluidValue> member)
        : this((name, context) => new ValueTask<FluidValue>(member(name, context)))
    {
    }

    protected override ValueTask<FluidValue> MemberAsync(string name, LiquidContext context) => member(name, context);
}

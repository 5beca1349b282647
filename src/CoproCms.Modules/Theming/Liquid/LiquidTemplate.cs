using System.Text.Encodings.Web;
using Fluid;

namespace CoproCms.Theming.Liquid;

/// <summary>A template that was read without fault, ready to run any number of times at once.</summary>
internal sealed record LiquidTemplate(string Name, IFluidTemplate Compiled)
{
    public async ValueTask RenderAsync(TextWriter writer, LiquidContext context, TextEncoder encoder)
    {
        try
        {
            await Compiled.RenderAsync(writer, encoder, context);
        }
        catch (Exception fault) when (Fault.NeedsPlace(fault))
        {
            throw new LiquidException(Name, 0, 0, fault.Message, fault);
        }
    }
}

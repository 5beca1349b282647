using System.Globalization;
using System.Text.Encodings.Web;
using CoproCms.Theming.Liquid;
using Fluid;
using Fluid.Values;

namespace CoproCms.Theming.Values;

/// <summary>A value of ours in a template: members by name, nothing by reflection, so that only what is meant to be seen can be.</summary>
public abstract class TemplateValue : FluidValue
{
    public override FluidValues Type => FluidValues.Object;

    /// <summary>The member, nil when there is none.</summary>
    protected abstract ValueTask<FluidValue> MemberAsync(string name, LiquidContext context);

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) => MemberAsync(name, (LiquidContext)context);

    public override ValueTask<FluidValue> GetIndexAsync(FluidValue index, TemplateContext context) =>
        MemberAsync(index.ToStringValue(), (LiquidContext)context);

    public override bool Equals(FluidValue? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => obj is FluidValue other && Equals(other);

    public override int GetHashCode() => ToObjectValue().GetHashCode();

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => 0;

    public override string ToStringValue() => "";

    public override object ToObjectValue() => this;

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo)
    {
        encoder.Encode(writer, ToStringValue());
        return default;
    }
}

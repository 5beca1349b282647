using System.Text.Json;
using System.Text.Json.Nodes;
using Fluid.Values;

namespace CoproCms.Theming.Values;

/// <summary>JSON as templates see it: members by name, arrays as lists, dates as the text they are.</summary>
public static class LiquidJson
{
    public static FluidValue Value(JsonNode? node) => node switch
    {
        null => NilValue.Instance,
        JsonObject json => new JsonObjectValue(json),
        JsonArray { Count: 0 } => ArrayValue.Empty,
        JsonArray array => new ArrayValue([.. array.Select(Value)]),
        JsonValue value => Scalar(value),
        _ => NilValue.Instance,
    };

    private static FluidValue Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => StringValue.Create(value.GetValue<string>()),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        JsonValueKind.Number => decimal.TryParse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? NumberValue.Create(number) : NilValue.Instance,
        _ => NilValue.Instance,
    };
}

/// <summary>An object of the content's JSON. It is shared with the document cache and only ever read.</summary>
internal sealed class JsonObjectValue(JsonObject json) : TemplateValue
{
    public JsonObject Json { get; } = json;

    public override FluidValues Type => FluidValues.Dictionary;

    public override bool ToBooleanValue() => true;

    public override bool Equals(FluidValue? other) => other switch
    {
        JsonObjectValue value => ReferenceEquals(Json, value.Json) || JsonNode.DeepEquals(Json, value.Json),
        EmptyValue or BlankValue => Json.Count == 0,
        _ => false,
    };

    public override string ToStringValue() => Json.ToJsonString();

    public override object ToObjectValue() => Json;

    public override int GetHashCode() => Json.Count;

    public override IEnumerable<FluidValue> Enumerate(Fluid.TemplateContext context) =>
        Json.Select(member => new ArrayValue([StringValue.Create(member.Key), LiquidJson.Value(member.Value)]));

    protected override ValueTask<FluidValue> MemberAsync(string name, Liquid.LiquidContext context) =>
        new(Json.TryGetPropertyValue(name, out var member) ? LiquidJson.Value(member) : name == "size" ? NumberValue.Create(Json.Count) : NilValue.Instance);
}

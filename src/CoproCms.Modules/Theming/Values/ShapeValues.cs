using CoproCms.Theming.Liquid;
using CoproCms.Theming.Shapes;
using Fluid.Values;

namespace CoproCms.Theming.Values;

/// <summary>A shape in a template.</summary>
public sealed class ShapeValue(Shape shape) : TemplateValue
{
    public Shape Shape { get; } = shape;

    public override object ToObjectValue() => Shape;

    protected override ValueTask<FluidValue> MemberAsync(string name, LiquidContext context) => Shape.GetAsync(name, context);
}

/// <summary><c>Model.Metadata</c>: what a shape is called and rendered with.</summary>
internal sealed class ShapeMetadataValue(Shape shape) : TemplateValue
{
    protected override ValueTask<FluidValue> MemberAsync(string name, LiquidContext context) => new(name switch
    {
        "Type" => StringValue.Create(shape.Type),
        "DisplayType" => StringValue.Create(shape.DisplayType ?? ""),
        "Position" => StringValue.Create(shape.Position ?? ""),
        "Alternates" => Texts(shape.AddedAlternates),
        "Wrappers" => Texts(shape.AddedWrappers),
        "ChildContent" => TagArguments.Html(shape.ChildContent ?? ""),
        _ => NilValue.Instance,
    });

    private static ArrayValue Texts(IEnumerable<string> texts) => new([.. texts.Select(t => StringValue.Create(t))]);
}

/// <summary>A zone of a content shape, <c>Model.Content</c>: its parts and fields by name (<c>HtmlBodyPart</c>, <c>Post-Image</c>), or all in order.</summary>
internal sealed class ZoneValue(ContentShape owner, IReadOnlyList<PlannedElement> elements) : TemplateValue
{
    public IEnumerable<Shape> Shapes => elements.Select(element => owner.Element(element).Shape);

    public override FluidValues Type => FluidValues.Array;

    public override IEnumerable<FluidValue> Enumerate(Fluid.TemplateContext context) => elements.Select(owner.Element);

    protected override ValueTask<FluidValue> MemberAsync(string name, LiquidContext context)
    {
        foreach (var element in elements)
        {
            if (element.Differentiator == name)
                return new(owner.Element(element));
        }

        return new(name switch
        {
            "Items" => new ArrayValue([.. elements.Select(owner.Element)]),
            "size" => NumberValue.Create(elements.Count),
            _ => NilValue.Instance,
        });
    }
}

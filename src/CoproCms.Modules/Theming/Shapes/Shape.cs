using CoproCms.Theming.Liquid;
using CoproCms.Theming.Values;
using Fluid.Values;

namespace CoproCms.Theming.Shapes;

/// <summary>Something to be rendered by a template of its own: a type, properties for the template, and names of more specific templates to try first.</summary>
public class Shape(string type)
{
    private Dictionary<string, FluidValue>? _properties;
    private List<string>? _alternates;
    private List<string>? _wrappers;
    private List<string>? _classes;
    private List<Shape>? _items;

    public string Type { get; set; } = type;

    /// <summary><c>Detail</c> or <c>Summary</c>, where it matters.</summary>
    public string? DisplayType { get; set; }

    public string? Position { get; set; }

    /// <summary>Templates to try before the shape's own, the last one first.</summary>
    public List<string> Alternates => _alternates ??= [];

    /// <summary>Templates put around the shape, the first one innermost; each finds the HTML inside as <c>Model.Metadata.ChildContent</c>.</summary>
    public List<string> Wrappers => _wrappers ??= [];

    public List<string> Classes => _classes ??= [];

    public List<Shape> Items => _items ??= [];

    internal Dictionary<string, FluidValue> Properties => _properties ??= new(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyList<string> AddedAlternates => _alternates ?? [];

    internal IReadOnlyList<string> AddedWrappers => _wrappers ?? [];

    /// <summary>HTML that a wrapper stands around.</summary>
    internal string? ChildContent { get; set; }

    /// <summary>What finds the shape's template when no alternate does.</summary>
    internal virtual ShapeKey Key => new NamedShapeKey(Type, DisplayType);

    public Shape Set(string name, FluidValue value)
    {
        Properties[name] = value;
        return this;
    }

    /// <summary>Completes the shape before it is read or rendered; false when it is not to be shown.</summary>
    internal virtual ValueTask<bool> PrepareAsync(LiquidContext context) => new(true);

    /// <summary>A member as a template names it; nil when there is none.</summary>
    internal virtual ValueTask<FluidValue> GetAsync(string name, LiquidContext context)
    {
        if (_properties is not null && _properties.TryGetValue(name, out var value))
            return new(value);
        return new(name switch
        {
            "Items" => new ArrayValue([.. Items.Select(item => new ShapeValue(item))]),
            "HasItems" => BooleanValue.Create(_items is { Count: > 0 }),
            "Metadata" => new ShapeMetadataValue(this),
            "Classes" => new ArrayValue([.. Classes.Select(c => StringValue.Create(c))]),
            "Properties" => new DictionaryValue(new FluidValueDictionaryFluidIndexable(Properties)),
            _ => NilValue.Instance,
        });
    }
}

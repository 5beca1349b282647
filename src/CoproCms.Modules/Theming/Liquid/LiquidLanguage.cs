using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Theming.Shapes;
using Fluid;
using Fluid.Values;

namespace CoproCms.Theming.Liquid;

/// <summary>A filter: <c>{{ input | name: arguments }}</c>.</summary>
public delegate ValueTask<FluidValue> LiquidFilter(FluidValue input, FilterArguments arguments, LiquidContext context);

/// <summary>A tag that writes HTML, already encoded: <c>{% name arguments %}</c>.</summary>
public delegate ValueTask LiquidTag(FilterArguments arguments, TextWriter writer, LiquidContext context);

/// <summary>A tag with a body, which it renders where and if it likes: <c>{% name arguments %}…{% endname %}</c>.</summary>
public delegate ValueTask LiquidBlock(FilterArguments arguments, Func<TextWriter, ValueTask> body, TextWriter writer, LiquidContext context);

/// <summary>Makes the shape that <c>{% shape "name", arguments %}</c> renders; null renders nothing.</summary>
public delegate ValueTask<Shape?> ShapeBuilder(FilterArguments arguments, LiquidContext context);

/// <summary>Completes the shape of a part or field before its template sees it; false keeps it from being shown.</summary>
public delegate ValueTask<bool> ElementDisplay(ElementShape shape, LiquidContext context);

/// <summary>All that templates may say. Names are unique: a second one of the same kind is refused.</summary>
public sealed class LiquidLanguage
{
    internal Dictionary<string, LiquidFilter> Filters { get; } = [];

    internal Dictionary<string, LiquidTag> Tags { get; } = [];

    internal Dictionary<string, LiquidBlock> Blocks { get; } = [];

    internal Dictionary<string, ShapeBuilder> Shapes { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal Dictionary<string, ElementDisplay> Elements { get; } = [];

    internal Dictionary<string, FluidValue> Roots { get; } = [];

    internal Dictionary<string, Func<JsonObject, string, string?>> DisplayTexts { get; } = [];

    public LiquidLanguage Filter(string name, LiquidFilter filter) => Add(Filters, name, filter);

    /// <summary>A filter that needs to await nothing.</summary>
    public LiquidLanguage Filter(string name, Func<FluidValue, FilterArguments, LiquidContext, FluidValue> filter) =>
        Filter(name, (input, arguments, context) => new ValueTask<FluidValue>(filter(input, arguments, context)));

    public LiquidLanguage Tag(string name, LiquidTag tag) => Add(Tags, name, tag);

    public LiquidLanguage Block(string name, LiquidBlock block) => Add(Blocks, name, block);

    public LiquidLanguage Shape(string type, ShapeBuilder builder) => Add(Shapes, type, builder);

    /// <param name="type">Name of the part or field type.</param>
    /// <param name="display">Called once for each shape of the type that is shown.</param>
    public LiquidLanguage Element(string type, ElementDisplay display) => Add(Elements, type, display);

    /// <summary>A name that every template sees. The value is shared by all renderings: it takes what it answers from the context it is given.</summary>
    public LiquidLanguage Root(string name, FluidValue value) => Add(Roots, name, value);

    /// <summary>Lets a part say what its items are called in a language, where that is not their display text.</summary>
    /// <param name="part">Name of the part.</param>
    /// <param name="text">Reads the part's JSON; null when it says nothing for the culture.</param>
    public LiquidLanguage DisplayText(string part, Func<JsonObject, string, string?> text) => Add(DisplayTexts, part, text);

    internal string DisplayTextOf(ContentItem item, string culture)
    {
        foreach (var (part, text) in DisplayTexts)
        {
            if (item.Part(part) is { } json && text(json, culture) is { Length: > 0 } name)
                return name;
        }

        return item.DisplayText ?? "";
    }

    private LiquidLanguage Add<T>(Dictionary<string, T> entries, string name, T entry)
    {
        if (!entries.TryAdd(name, entry))
            throw new InvalidOperationException($"Two features give Liquid a {typeof(T).Name} called '{name}'.");
        return this;
    }
}

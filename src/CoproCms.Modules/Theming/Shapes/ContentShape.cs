using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Templates;
using CoproCms.Theming.Values;
using Fluid.Values;

namespace CoproCms.Theming.Shapes;

/// <summary>A content item to be shown in a display type. Its parts and fields become shapes when a template asks for them.</summary>
public sealed class ContentShape : Shape
{
    public const string Detail = "Detail";

    private readonly DisplayPlan _plan;
    private readonly bool _isHomepage;
    private Dictionary<PlannedElement, ShapeValue>? _elements;

    internal ContentShape(ContentItem item, ContentTypeDefinition? definition, string displayType, DisplayPlan plan, bool isHomepage)
        : base(definition?.Stereotype ?? "Content")
    {
        (Item, Definition, _plan, _isHomepage) = (item, definition, plan, isHomepage);
        DisplayType = displayType;
    }

    public ContentItem Item { get; }

    public ContentTypeDefinition? Definition { get; }

    internal override ShapeKey Key => new ContentShapeKey(Type, Item.ContentType, DisplayType ?? Detail, _isHomepage);

    internal override ValueTask<bool> PrepareAsync(LiquidContext context)
    {
        if (context.Session.Templates.NamesItems && Alternates.Count == 0)
            AddItemAlternates();
        return new(true);
    }

    internal override ValueTask<FluidValue> GetAsync(string name, LiquidContext context) => name switch
    {
        "ContentItem" => new(new ContentItemValue(Item)),
        "DisplayType" => new(StringValue.Create(DisplayType ?? Detail)),
        _ when _plan.Zones.TryGetValue(name, out var elements) => new(new ZoneValue(this, elements)),
        "Content" => new(new ZoneValue(this, [])),
        _ => base.GetAsync(name, context),
    };

    internal ShapeValue Element(PlannedElement element)
    {
        _elements ??= [];
        if (!_elements.TryGetValue(element, out var shape))
            _elements[element] = shape = new(element.Create(this));
        return shape;
    }

    private void AddItemAlternates()
    {
        var alias = Item.Part("AliasPart").Text("Alias");
        foreach (var name in new[] { Item.ContentItemId, alias is null ? null : "Alias__" + alias, Item.Path is null ? null : "Slug__" + Item.Path })
        {
            if (name is null)
                continue;
            Alternates.Add($"{Type}__{TemplateNames.Encode(name)}");
            Alternates.Add($"{Type}_{DisplayType}__{TemplateNames.Encode(name)}");
        }
    }
}

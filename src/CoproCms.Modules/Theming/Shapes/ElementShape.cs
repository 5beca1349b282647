using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Values;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Shapes;

/// <summary>A part or a field of an item. Templates find its JSON's members as their own: <c>Model.Html</c>, <c>Model.Text</c>.</summary>
public abstract class ElementShape(string type, ContentShape owner) : Shape(type)
{
    private bool? _shown;

    public ContentShape Owner { get; } = owner;

    public ContentItem Item => Owner.Item;

    /// <summary>The part's or field's JSON; an empty object when the item lacks it.</summary>
    public abstract JsonObject Json { get; }

    /// <summary>Whether Liquid in its text runs: where sanitising is off, only those write who may.</summary>
    internal abstract bool RunsLiquid { get; }

    /// <summary>What the kind of part or field says its JSON looks like.</summary>
    internal abstract ValueShape? ValueShape(IServiceProvider services);

    internal override async ValueTask<bool> PrepareAsync(LiquidContext context)
    {
        if (_shown is { } shown)
            return shown;
        // Set first: the display may ask for members of the shape that it completes.
        _shown = true;
        if (context.Engine.Language.Elements.TryGetValue(Type, out var display))
            _shown = await display(this, context);
        return _shown.Value;
    }

    internal override async ValueTask<FluidValue> GetAsync(string name, LiquidContext context)
    {
        await PrepareAsync(context);
        if (name == "ContentItem")
            return new ContentItemValue(Item);
        var value = await base.GetAsync(name, context);
        if (!value.IsNil())
            return value;
        return await ElementMembers.FindAsync(this, ValueShape(context.Session.Services), name, context) ?? LiquidJson.Value(Json[name]);
    }
}

/// <summary>A part: <c>Model.ContentPart</c> is its JSON.</summary>
public sealed class PartShape : ElementShape
{
    private readonly string? _mode;

    internal PartShape(ContentShape owner, ContentTypePartDefinition part)
        : base(part.Part.Name, owner)
    {
        Part = part;
        DisplayType = owner.DisplayType;
        _mode = part.Section("ContentTypePartSettings").Text("DisplayMode");
    }

    public ContentTypePartDefinition Part { get; }

    public override JsonObject Json => Item.Part(Part.Name) ?? [];

    internal override bool RunsLiquid => Part.Section(Type + "Settings").Flag("SanitizeHtml") == false;

    internal override ValueShape? ValueShape(IServiceProvider services) => services.GetRequiredService<PartTypes>().Find(Type)?.Shape;

    internal override ShapeKey Key => new PartShapeKey(
        Item.ContentType, Owner.Definition?.Stereotype, Part.Part.Name, Part.Name, DisplayType ?? ContentShape.Detail, _mode);

    internal override ValueTask<FluidValue> GetAsync(string name, LiquidContext context) =>
        name == "ContentPart" || name == Part.Name || name == Part.Part.Name ? new(new JsonObjectValue(Json)) : base.GetAsync(name, context);
}

/// <summary>A field: <c>Model.Field</c> is its JSON, <c>Model.PartFieldDefinition</c> what it is called.</summary>
public sealed class FieldShape : ElementShape
{
    private readonly string? _mode;

    internal FieldShape(ContentShape owner, ContentTypePartDefinition part, ContentPartFieldDefinition field)
        : base(field.FieldType, owner)
    {
        (Part, Field) = (part, field);
        DisplayType = owner.DisplayType;
        _mode = field.Section("ContentPartFieldSettings").Text("DisplayMode");
    }

    public ContentTypePartDefinition Part { get; }

    public ContentPartFieldDefinition Field { get; }

    public override JsonObject Json => Item.Field(Part.Name, Field.Name) ?? [];

    internal override bool RunsLiquid => Field.Section(Type + "Settings").Flag("SanitizeHtml") == false;

    internal override ValueShape? ValueShape(IServiceProvider services) => services.GetRequiredService<FieldTypes>().Find(Type)?.Shape;

    internal override ShapeKey Key => new FieldShapeKey(
        Item.ContentType, Part.Part.Name, Part.Name, Field.Name, Field.FieldType, DisplayType ?? ContentShape.Detail, _mode);

    internal override ValueTask<FluidValue> GetAsync(string name, LiquidContext context) => name switch
    {
        "Field" => new(new JsonObjectValue(Json)),
        "Part" => new(new JsonObjectValue(Item.Part(Part.Name) ?? [])),
        "PartFieldDefinition" => new(new DictionaryValue(new FluidValueDictionaryFluidIndexable(new Dictionary<string, FluidValue>
        {
            ["Name"] = StringValue.Create(Field.Name),
            ["DisplayName"] = StringValue.Create(Field.DisplayName),
        }))),
        _ => base.GetAsync(name, context),
    };
}

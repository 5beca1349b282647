using System.Collections.Frozen;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Theming.Shapes;

/// <summary>Where the parts and fields of a type go in a display type: by zone, in order.</summary>
internal sealed class DisplayPlan(IEnumerable<PlannedElement> elements)
{
    public static readonly DisplayPlan Empty = new([]);

    public FrozenDictionary<string, IReadOnlyList<PlannedElement>> Zones { get; } = elements
        .GroupBy(e => e.Place.Zone)
        .ToFrozenDictionary(
            zone => zone.Key,
            IReadOnlyList<PlannedElement> (zone) => [.. zone.OrderBy(e => e.Place.Position, PositionComparer.Instance)],
            StringComparer.Ordinal);

    public static DisplayPlan Make(ContentTypeDefinition type, string displayType, Placement placement)
    {
        var elements = new List<PlannedElement>();
        var index = 0;
        foreach (var part in type.Parts.OrderBy(p => Position(p.Section("ContentTypePartSettings").Text("Position"))))
        {
            Add(new PlannedPart(part));
            foreach (var field in part.Part.Fields.OrderBy(f => Position(f.Section("ContentPartFieldSettings").Text("Position"))))
                Add(new PlannedField(part, field));
        }

        return new(elements);

        void Add(PlannedElement element)
        {
            var standard = new Place("Content", (++index).ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (placement.Find(element.ShapeType, element.Differentiator, type, displayType, standard) is { } place)
                elements.Add(element with { Place = place });
        }
    }

    private static decimal Position(string? text) =>
        decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var position) ? position : 0;
}

/// <summary>A part or field that is shown, and where.</summary>
internal abstract record PlannedElement(string ShapeType, string Differentiator)
{
    public Place Place { get; init; } = new("Content", "");

    public Shape Create(ContentShape owner)
    {
        var shape = Make(owner);
        shape.Position = Place.Position;
        if (Place.Shape is { } other)
            shape.Alternates.Add(other);
        foreach (var alternate in Place.Alternates)
            shape.Alternates.Add(alternate);
        foreach (var wrapper in Place.Wrappers)
            shape.Wrappers.Add(wrapper);
        return shape;
    }

    protected abstract Shape Make(ContentShape owner);
}

internal sealed record PlannedPart(ContentTypePartDefinition Part) : PlannedElement(Part.Part.Name, Part.Name)
{
    protected override Shape Make(ContentShape owner) => new PartShape(owner, Part);
}

internal sealed record PlannedField(ContentTypePartDefinition Part, ContentPartFieldDefinition Field)
    : PlannedElement(Field.FieldType, $"{Part.Name}-{Field.Name}")
{
    protected override Shape Make(ContentShape owner) => new FieldShape(owner, Part, Field);
}

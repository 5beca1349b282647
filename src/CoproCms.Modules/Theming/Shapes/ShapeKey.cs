using CoproCms.Theming.Templates;

namespace CoproCms.Theming.Shapes;

/// <summary>What the choice of a shape's template depends on. Equal keys have the same template, so it is looked for once.</summary>
internal abstract record ShapeKey
{
    /// <summary>Names of templates to try, the most specific first (Orchard Core's alternates).</summary>
    public abstract IEnumerable<string> Alternates();

    /// <summary>A name with and without its display type: <c>Content_Summary__Post</c>, <c>Content__Post</c>.</summary>
    protected static IEnumerable<string> Displays(string start, string? displayType, string rest = "")
    {
        if (displayType is not null)
            yield return $"{start}_{displayType}{rest}";
        yield return start + rest;
    }
}

/// <summary>Any shape that is not content: its type, and its type in a display type.</summary>
internal sealed record NamedShapeKey(string Type, string? DisplayType) : ShapeKey
{
    public override IEnumerable<string> Alternates() => Displays(Type, DisplayType);
}

/// <summary>A content item. A stereotype's items are shapes of the stereotype's name instead of <c>Content</c>.</summary>
internal sealed record ContentShapeKey(string Shape, string ContentType, string DisplayType, bool IsHomepage) : ShapeKey
{
    public override IEnumerable<string> Alternates()
    {
        if (IsHomepage && DisplayType == ContentShape.Detail)
            yield return Shape + "__Homepage";
        foreach (var name in Displays(Shape, DisplayType, "__" + TemplateNames.Encode(ContentType)))
            yield return name;
        foreach (var name in Displays(Shape, DisplayType))
            yield return name;
    }
}

/// <summary>A part of an item.</summary>
internal sealed record PartShapeKey(string ContentType, string? Stereotype, string PartType, string PartName, string DisplayType, string? Mode) : ShapeKey
{
    public override IEnumerable<string> Alternates()
    {
        var names = PartName == PartType ? new[] { PartType } : [PartName, PartType];
        var owners = Stereotype is null ? new[] { ContentType } : [ContentType, Stereotype];
        foreach (var name in names)
        {
            foreach (var alternate in owners.SelectMany(owner => Displays(TemplateNames.Encode(owner), DisplayType, "__" + TemplateNames.Encode(name))))
                yield return alternate;
        }

        foreach (var alternate in Modes(PartType, DisplayType, Mode).Concat(Displays(PartType, DisplayType)))
            yield return alternate;
    }

    internal static IEnumerable<string> Modes(string type, string displayType, string? mode)
    {
        if (mode is null)
            yield break;
        yield return $"{type}_{displayType}__{TemplateNames.Encode(mode)}_Display";
        yield return $"{type}_Display__{TemplateNames.Encode(mode)}";
    }
}

/// <summary>A field of a part of an item.</summary>
internal sealed record FieldShapeKey(
    string ContentType, string PartType, string PartName, string Field, string FieldType, string DisplayType, string? Mode) : ShapeKey
{
    public override IEnumerable<string> Alternates()
    {
        var (type, field) = (TemplateNames.Encode(ContentType), TemplateNames.Encode(Field));
        return Displays(type, DisplayType, $"__{TemplateNames.Encode(PartName)}__{field}")
            .Concat(Displays(TemplateNames.Encode(PartType), DisplayType, "__" + field))
            .Concat(Displays(type, DisplayType, "__" + FieldType))
            .Concat(PartShapeKey.Modes(FieldType, DisplayType, Mode))
            .Concat(Displays(FieldType, DisplayType));
    }
}

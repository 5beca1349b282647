using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;

namespace CoproCms.GraphQL.Building;

/// <summary>Which types the pickers of the definitions lead to, and from which pickers a type is reached.</summary>
internal sealed class Pickers(ContentDefinitions definitions, FieldTypes fields)
{
    /// <summary>The types that a picker offers, by its settings; empty where it offers every type.</summary>
    public IReadOnlyList<string> Targets(ContentPartFieldDefinition picker)
    {
        var settings = picker.Section(picker.FieldType + "Settings");
        if (settings.Flag("DisplayAllContentTypes") == true)
            return [];
        string[] named = [.. settings.Texts("DisplayedContentTypes").Where(definitions.Types.ContainsKey)];
        var stereotypes = settings.Texts("DisplayedStereotypes").ToHashSet();
        return [.. named, .. definitions.Types.Values.Where(t => t.Stereotype is { } s && stereotypes.Contains(s)).Select(t => t.Name).Except(named).Order(StringComparer.Ordinal)];
    }

    /// <summary>Every picker, with its name seen from what it points to and the types it offers.</summary>
    public IEnumerable<(string Name, ReverseEdge Edge, IReadOnlyList<string> Targets)> All() =>
        from type in definitions.Types.Values
        orderby type.Name
        from part in type.Parts
        where !GraphQLOptions.Of(part).Hidden
        from field in part.Part.Fields
        where fields.Find(field.FieldType)?.Shape is ValueShape.Object shape && shape.Members.Any(m => m.Kind == MemberKind.ContentItems)
        select (Name(type, part, field), new ReverseEdge(type.Name, part.Name, field.Name), Targets(field));

    // Two parts of a type may have pickers of one name.
    private static string Name(ContentTypeDefinition type, ContentTypePartDefinition part, ContentPartFieldDefinition field) =>
        GraphQLNames.Camel(type.Name) + "By" + (part.Name == type.Name ? "" : part.Name) + char.ToUpperInvariant(field.Name[0]) + field.Name[1..];
}

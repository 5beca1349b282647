using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Admin.Contents;

/// <summary>Finds the control that a fault is of: rules name some members without their part, as Orchard Core does (<c>Path</c> for <c>AutoroutePart.Path</c>).</summary>
internal sealed class FormPaths(ContentItem item, ContentDefinitions definitions, PartTypes parts)
{
    public ValidationError Resolve(ValidationError error)
    {
        var end = error.Path.LastIndexOf("].", StringComparison.Ordinal) + 2;
        var (owner, member) = end < 2 ? ("", error.Path) : (error.Path[..end], error.Path[end..]);
        var type = definitions.Type(owner.Length == 0 ? item.ContentType : NestedType(owner));
        // The last row of a path may be one of a list of objects, which has no type: then the path is whole.
        return type is null || member.Length == 0 ? error : error with { Path = owner + Complete(member, type) };
    }

    private string Complete(string path, ContentTypeDefinition type)
    {
        var first = path.Split('.', '[')[0];
        if (type.Part(first) is not null || parts.Find(first) is not null)
            return path;
        var part = type.Parts.FirstOrDefault(p => parts.Find(p.Part.Name) is { } known && WrittenShape.Of(known).Any(m => m.JsonName == first));
        return part is null ? path : $"{part.Name}.{path}";
    }

    private string? NestedType(string owner)
    {
        var nested = NestedItems.In(item.Content).FirstOrDefault(n => n.Path + "." == owner);
        return (nested?.Json as JsonObject).Text(nameof(ContentItem.ContentType));
    }
}

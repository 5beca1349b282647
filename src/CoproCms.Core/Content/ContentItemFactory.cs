using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;
using CoproCms.Security;

namespace CoproCms.Content;

/// <summary>Makes new items: every attached part with its defaults, in the order of the definition.</summary>
public sealed class ContentItemFactory(FieldTypes fields, PartTypes parts)
{
    public ContentItem Create(ContentTypeDefinition type, Actor actor)
    {
        var item = new ContentItem { ContentItemId = ContentId.New(), ContentType = type.Name, Owner = actor.UserId, Author = actor.UserName };
        FillIn(item, type);
        return item;
    }

    /// <summary>Adds the parts and fields that the item lacks; what it has stays.</summary>
    public void FillIn(ContentItem item, ContentTypeDefinition type)
    {
        foreach (var part in type.Parts)
        {
            if (item.Part(part.Name) is not { } value)
                item.Content[part.Name] = value = parts.Find(part.Part.Name)?.Default(part) ?? [];
            foreach (var field in part.Part.Fields)
            {
                if (value[field.Name] is not JsonObject && fields.Find(field.FieldType) is { } fieldType)
                    value[field.Name] = fieldType.Default(new(part.Name, field));
            }
        }
    }
}

using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Content;

/// <summary>The rules of the fields and parts of one item, nested items apart.</summary>
internal sealed class ItemRules(FieldTypes fields, PartTypes parts)
{
    public void Normalise(WriteContext context)
    {
        foreach (var part in parts.Of(context.Item, context.Type))
        {
            if (context.Item.Part(part.Name) is not { } value)
                continue;
            parts.Find(part.Part.Name)?.Normalise(value, part, context);
            foreach (var field in part.Part.Fields)
            {
                if (value[field.Name] is JsonObject fieldValue)
                    fields.Find(field.FieldType)?.Normalise(fieldValue, new(part.Name, field), context);
            }
        }
    }

    public void Validate(WriteContext context, ValidationErrors errors)
    {
        foreach (var part in parts.Of(context.Item, context.Type))
        {
            var value = context.Item.Part(part.Name);
            if (value is not null && parts.Find(part.Part.Name) is { } partType)
            {
                ShapeRules.Check(value, partType.Shape, member => $"{part.Name}.{member}", errors);
                partType.Validate(value, part, context.Item, errors);
            }

            foreach (var field in part.Part.Fields)
                Validate(value?[field.Name] as JsonObject, new(part.Name, field), errors);
        }
    }

    // A required value is as missing when its whole field is.
    private void Validate(JsonObject? value, FieldContext field, ValidationErrors errors)
    {
        if ((value is null && !field.Required) || fields.Find(field.Definition.FieldType) is not { } type)
            return;
        value ??= [];
        ShapeRules.Check(value, type.Shape, field.Path, errors);
        type.Validate(value, field, errors);
    }
}

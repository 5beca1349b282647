using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;

namespace CoproCms.Fields;

/// <summary>The rules that all pickers share, with Orchard Core's messages.</summary>
internal static class PickedValues
{
    public static void CheckPicked(this FieldContext field, JsonObject value, string member, ValidationErrors errors)
    {
        var count = value.Texts(member).Count();
        if (field.Required && count == 0)
            errors.Add(field.Path(member), "field.required", $"The {field.Definition.DisplayName} field is required.");
        if (count > 1 && field.Settings(field.Definition.FieldType + "Settings").Flag("Multiple") != true)
            errors.Add(field.Path(member), "field.onlyOne", $"The {field.Definition.DisplayName} field cannot contain multiple items.");
    }
}

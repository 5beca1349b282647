using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;

namespace CoproCms.Parts;

/// <summary>Which types may stand inside a part.</summary>
internal static class NestedTypes
{
    /// <summary>Adds an error for each nested item that is none, or whose type the settings' <c>ContainedContentTypes</c> leave out.</summary>
    public static void Check(JsonObject value, string member, string section, ContentTypePartDefinition part, ValidationErrors errors)
    {
        var settings = part.Section(section);
        var allowed = settings.Texts("ContainedStereotypes").Any() ? [] : settings.Texts("ContainedContentTypes").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        foreach (var item in value[member] as JsonArray ?? [])
        {
            var path = $"{part.Name}.{member}[{position++}]";
            if ((item as JsonObject).Text(nameof(ContentItem.ContentType)) is not { Length: > 0 } type)
                errors.Add(path, "nested.noType", "A nested content item needs a ContentType.");
            else if (allowed.Count > 0 && !allowed.Contains(type))
                errors.Add(path, "nested.type", $"{part.Name} takes no {type}, only {string.Join(", ", allowed)}.");
        }
    }
}

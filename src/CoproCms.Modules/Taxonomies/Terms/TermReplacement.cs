using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;

namespace CoproCms.Taxonomies.Terms;

/// <summary>One term in the place of another, wherever an item bears it: in its own fields and in those of the items that it holds.</summary>
internal sealed record TermReplacement(string TermId, string IntoId, ContentDefinitions Known)
{
    /// <returns>Whether the item bore the term.</returns>
    public bool Run(ContentItem item)
    {
        var found = Run(item.Content, item.ContentType);
        foreach (var nested in NestedItems.In(item.Content))
            found |= Run(nested.Json, nested.Json.Text(nameof(ContentItem.ContentType)));
        return found;
    }

    private bool Run(JsonObject content, string? contentType)
    {
        var found = false;
        foreach (var part in Known.Type(contentType)?.Parts ?? [])
        {
            foreach (var field in part.Part.Fields.Where(f => f.FieldType == "TaxonomyField"))
            {
                if (content.Object(part.Name).Object(field.Name) is not { } value || !value.Texts(TaxonomyField.Terms).Contains(TermId))
                    continue;
                value[TaxonomyField.Terms] = new JsonArray([.. value.Texts(TaxonomyField.Terms).Select(t => t == TermId ? IntoId : t).Distinct().Select(t => (JsonNode?)t)]);
                value.Remove(TaxonomyField.TagNames);
                found = true;
            }
        }

        return found;
    }
}

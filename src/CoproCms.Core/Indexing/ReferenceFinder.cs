using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Media;
using CoproCms.Parts;

namespace CoproCms.Indexing;

/// <summary>What one place of an item points to.</summary>
/// <param name="Part">Instance name of the part.</param>
/// <param name="Field">The field, or a member of the part; empty for what the part as a whole points to.</param>
/// <param name="Targets">Ids of items and terms, and files by <see cref="MediaReferences.Target"/>.</param>
public readonly record struct ContentReferences(string Part, string Field, IEnumerable<string> Targets);

/// <summary>Finds what items point to: through their parts and fields, through the items that they hold, and the media files that they show.</summary>
public sealed class ReferenceFinder(FieldTypes fields, PartTypes parts)
{
    /// <summary>
    /// All places of the item. What nested items point to counts for the part that holds them and stands under no field, so that no condition on a
    /// field of the type itself is met by a value inside a bag, as in Orchard Core.
    /// </summary>
    public IEnumerable<ContentReferences> In(ContentItem item, ContentTypeDefinition type, ContentDefinitions known)
    {
        foreach (var part in parts.Of(item, type))
        {
            if (item.Part(part.Name) is not { } value)
                continue;
            yield return new(part.Name, "", [.. OfPart(part, value), .. OfNested(part, value, known)]);
            foreach (var field in part.Part.Fields)
                yield return new(part.Name, field.Name, OfField(field, value));
            foreach (var (member, json) in value)
                yield return new(part.Name, member, MediaReferences.In(json));
        }
    }

    private IEnumerable<string> OfNested(ContentTypePartDefinition part, JsonObject value, ContentDefinitions known) =>
        parts.Find(part.Part.Name)?.NestedMember is null ? [] : NestedItems.In(value).SelectMany(nested => OfItem(nested.Json, known));

    private IEnumerable<string> OfItem(JsonObject json, ContentDefinitions known)
    {
        var name = json.Text(nameof(ContentItem.ContentType)) ?? "";
        var item = new ContentItem { ContentItemId = "", ContentType = name, Content = json };
        foreach (var part in parts.Of(item, known.Type(name) ?? new(name, name, [], [])))
        {
            if (item.Part(part.Name) is not { } value)
                continue;
            foreach (var target in OfPart(part, value).Concat(part.Part.Fields.SelectMany(field => OfField(field, value))))
                yield return target;
        }
    }

    private IEnumerable<string> OfPart(ContentTypePartDefinition part, JsonObject value) => parts.Find(part.Part.Name)?.References(value) ?? [];

    private IEnumerable<string> OfField(ContentPartFieldDefinition field, JsonObject part) =>
        part[field.Name] is JsonObject value ? fields.Find(field.FieldType)?.References(value) ?? [] : [];
}

using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.AccessibilityRules.Texts;

/// <summary>The HTML, Markdown and pictures of an item and of those nested in it, found by the shapes of its fields and parts.</summary>
internal sealed class ItemTexts(FieldTypes fields, PartTypes parts, DefinitionStore definitions)
{
    public async Task<IReadOnlyList<ItemText>> ReadAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var types = await definitions.GetAsync(cancellationToken);
        var texts = Of(item, types, "").ToList();
        foreach (var (json, path) in NestedItems.In(item.Content))
            texts.AddRange(Of(View(json), types, path + "."));
        return texts;
    }

    private IEnumerable<ItemText> Of(ContentItem item, ContentDefinitions types, string prefix)
    {
        var type = types.Type(item.ContentType) ?? new(item.ContentType, item.ContentType, [], []);
        foreach (var part in parts.Of(item, type))
        {
            if (item.Part(part.Name) is not { } value)
                continue;
            foreach (var text in Members(parts.Find(part.Part.Name)?.Shape, value, $"{prefix}{part.Name}.", Label(part)))
                yield return text;
            foreach (var field in part.Part.Fields)
            {
                foreach (var text in OfField(new(part.Name, field), value[field.Name] as JsonObject ?? [], prefix))
                    yield return text;
            }
        }
    }

    private IEnumerable<ItemText> OfField(FieldContext field, JsonObject value, string prefix)
    {
        if (field.Definition.FieldType == MediaField.TypeName)
            return MediaField.Undescribed(value, field).Select(path => new ItemText(prefix + field.Path(MediaField.MediaTexts), field.Definition.DisplayName, TextBody.Picture(path)));
        return Members(fields.Find(field.Definition.FieldType)?.Shape, value, prefix + field.Path(""), field.Definition.DisplayName);
    }

    private static IEnumerable<ItemText> Members(ValueShape? shape, JsonObject value, string path, string label) =>
        from member in (shape as ValueShape.Object)?.Members ?? []
        where member.Kind is MemberKind.Html or MemberKind.MarkdownHtml
        let text = value.Text(member.JsonName)
        where !string.IsNullOrWhiteSpace(text)
        select new ItemText(path + member.JsonName, label, member.Kind == MemberKind.Html ? TextBody.Html(text) : TextBody.Markdown(text));

    private static string Label(ContentTypePartDefinition part) =>
        part.Section("ContentTypePartSettings").Text("DisplayName") is { Length: > 0 } name ? name : "Text";

    private static ContentItem View(JsonObject json) => new() { ContentItemId = "", ContentType = json.Text(nameof(ContentItem.ContentType)) ?? "", Content = json };
}

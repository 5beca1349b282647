using CoproCms.Content;
using CoproCms.Errors;

namespace CoproCms.Fields;

/// <summary>Keeps an item from going live while a picture lacks the text that people who cannot see it need, where the field asks for one.</summary>
internal sealed class MediaTextHandler : ContentHandler
{
    public override Task PublishingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        foreach (var part in context.Type.Parts)
        {
            foreach (var definition in part.Part.Fields.Where(f => f.FieldType == "MediaField" && f.Section(MediaField.Section).Flag("RequireMediaText") == true))
                Check(context.Item, new(part.Name, definition), errors);
        }

        return Task.CompletedTask;
    }

    private static void Check(ContentItem item, FieldContext field, ValidationErrors errors)
    {
        var value = item.Field(field.Part, field.Definition.Name);
        var pictures = value.Texts(MediaField.Paths).Count();
        var described = value.Texts(MediaField.MediaTexts).Take(pictures).Count(text => !string.IsNullOrWhiteSpace(text));
        if (described < pictures)
            errors.Add(field.Path(MediaField.MediaTexts), "media.text", $"Describe the picture in {field.Definition.DisplayName} for people who cannot see it; it cannot be published without.");
    }
}

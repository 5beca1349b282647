using CoproCms.Content;
using CoproCms.Rendering;

namespace CoproCms.Parts;

/// <summary>Makes the title from the pattern of its settings where editors do not write it, or left it empty.</summary>
internal sealed class TitlePatternHandler(IPatternRenderer patterns) : ContentHandler
{
    public override async Task SavingAsync(WriteContext context, CancellationToken cancellationToken)
    {
        if (context.Type.PartOf("TitlePart") is not { } part || context.Item.Part(part.Name) is not { } value)
            return;
        var pattern = part.Section(TitlePart.Section).Text("Pattern");
        var written = !string.IsNullOrWhiteSpace(value.Text(TitlePart.Member));
        var options = TitlePart.Options(part);
        if (string.IsNullOrWhiteSpace(pattern) || options == TitlePart.EditableRequired || (options == TitlePart.Editable && written))
            return;
        var title = (await patterns.RenderAsync(pattern, context.Item, cancellationToken)).Trim();
        value[TitlePart.Member] = context.Item.DisplayText = title;
    }
}

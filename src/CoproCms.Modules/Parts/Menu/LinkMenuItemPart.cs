using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Html;

namespace CoproCms.Parts;

/// <summary>A menu item that leads to an address: <c>~/about</c> within the site.</summary>
public sealed class LinkMenuItemPart : PartType
{
    private const string Url = "Url";

    public override string Name => "LinkMenuItemPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Url));

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors)
    {
        if (value.Text(Url) is { Length: > 0 } url && !HtmlPolicy.IsUsableLink(url))
            errors.Add($"{part.Name}.{Url}", "link.invalid", $"{url} is an invalid url.");
    }
}

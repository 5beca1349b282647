using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Html;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>A menu item that shows HTML, sanitised unless <c>HtmlMenuItemPartSettings.SanitizeHtml</c> is false.</summary>
public sealed class HtmlMenuItemPart(HtmlPolicy html) : PartType
{
    private const string Url = "Url";
    private const string Html = "Html";

    public override string Name => "HtmlMenuItemPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Url), new ShapeMember("Target"), new ShapeMember(Html, MemberKind.Html));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
        [new("HtmlMenuItemPartSettings", HtmlPolicy.SanitizeSetting)];

    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
        if (value.Text(Html) is { } text)
            value[Html] = html.Accept(text, context.Previous?.Part(part.Name).Text(Html), part.Section("HtmlMenuItemPartSettings").Flag("SanitizeHtml") ?? true, context.Actor);
    }

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors)
    {
        if (value.Text(Url) is { Length: > 0 } url && !HtmlPolicy.IsUsableLink(url))
            errors.Add($"{part.Name}.{Url}", "link.invalid", $"{url} is an invalid url.");
    }
}

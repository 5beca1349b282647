using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Html;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>The body as Markdown, stored as written and sanitised when it is shown as HTML.</summary>
public sealed class MarkdownBodyPart(HtmlPolicy html) : PartType
{
    private const string Member = "Markdown";

    public override string Name => "MarkdownBodyPart";

    public override ValueShape Shape { get; } =
        new ValueShape.Object(new ShapeMember(Member), new ShapeMember("Html", MemberKind.MarkdownHtml, Json: Member));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
        [new("MarkdownBodyPartSettings", HtmlPolicy.SanitizeSetting)];

    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
        if (value.Text(Member) is not { } text)
            return;
        var runsLiquid = part.Section("MarkdownBodyPartSettings").Flag("SanitizeHtml") == false;
        value[Member] = html.AcceptSource(text, context.Previous?.Part(part.Name).Text(Member), runsLiquid, context.Actor);
    }
}

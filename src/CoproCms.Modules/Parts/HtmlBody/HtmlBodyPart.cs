using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Html;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>The body as HTML, sanitised when it is written unless <c>HtmlBodyPartSettings.SanitizeHtml</c> is false.</summary>
public sealed class HtmlBodyPart(HtmlPolicy html) : PartType
{
    private const string Member = "Html";

    public override string Name => "HtmlBodyPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Member, MemberKind.Html));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
        [new("HtmlBodyPartSettings", HtmlPolicy.SanitizeSetting)];

    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
        if (value.Text(Member) is { } text)
            value[Member] = html.Accept(text, context.Previous?.Part(part.Name).Text(Member), part.Section("HtmlBodyPartSettings").Flag("SanitizeHtml") ?? true, context.Actor);
    }
}

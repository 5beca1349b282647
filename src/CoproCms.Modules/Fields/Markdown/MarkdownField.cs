using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Html;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>Markdown, stored as written and sanitised when it is shown as HTML.</summary>
public sealed class MarkdownField(HtmlPolicy html) : FieldType
{
    private const string Member = "Markdown";

    public override string Name => "MarkdownField";

    public override ValueShape Shape { get; } =
        new ValueShape.Object(new ShapeMember(Member), new ShapeMember("Html", MemberKind.MarkdownHtml, Json: Member));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field("MarkdownFieldSettings",
            HtmlPolicy.SanitizeSetting),
    ];

    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        if (value.Text(Member) is not { } text)
            return;
        var before = context.Previous?.Field(field.Part, field.Definition.Name).Text(Member);
        var runsLiquid = field.Settings("MarkdownFieldSettings").Flag("SanitizeHtml") == false;
        value[Member] = html.AcceptSource(text, before, runsLiquid, context.Actor);
    }

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors) => field.Require(value, Member, errors);
}

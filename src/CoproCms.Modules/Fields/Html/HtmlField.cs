using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Html;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>HTML, sanitised when it is written unless <c>HtmlFieldSettings.SanitizeHtml</c> is false.</summary>
public sealed class HtmlField(HtmlPolicy html) : FieldType
{
    private const string Member = "Html";

    public override string Name => "HtmlField";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Member, MemberKind.Html));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field("HtmlFieldSettings",
            HtmlPolicy.SanitizeSetting),
    ];

    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        if (value.Text(Member) is { } text)
            value[Member] = html.Accept(text, Before(field, context), field.Settings("HtmlFieldSettings").Flag("SanitizeHtml") ?? true, context.Actor);
    }

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors) => field.Require(value, Member, errors);

    private static string? Before(FieldContext field, WriteContext context) => context.Previous?.Field(field.Part, field.Definition.Name).Text(Member);
}

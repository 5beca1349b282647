using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Html;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>
/// A link. Settings <c>LinkFieldSettings</c>: Required, LinkTextMode (0 optional, 1 required, 2 the same for all, 3 the address), DefaultUrl, DefaultText, DefaultTarget.
/// </summary>
public sealed class LinkField : FieldType
{
    private const string Url = "Url";
    private const string Text = "Text";
    private const string Section = "LinkFieldSettings";

    public override string Name => "LinkField";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Url), new ShapeMember(Text), new ShapeMember("Target"));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field(Section,
            SettingInput.Text("HintLinkText", "Hint at the text of the link"),
            SettingInput.Numbered("LinkTextMode", "Text of the link", "Optional", "Required", "The same for all", "The address itself"),
            SettingInput.Text("UrlPlaceholder", "Example address"),
            SettingInput.Text("TextPlaceholder", "Example text"),
            SettingInput.Text("DefaultUrl", "Address at first"),
            SettingInput.Text("DefaultText", "Text at first"),
            SettingInput.Text("DefaultTarget", "Target at first")),
    ];

    public override JsonObject Default(FieldContext field)
    {
        var value = new JsonObject();
        foreach (var member in new[] { Url, Text, "Target" })
        {
            if (field.Settings(Section).Text("Default" + member) is { Length: > 0 } text)
                value[member] = text;
        }

        return value;
    }

    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        if (value.Text(Url) is { } url)
            value[Url] = url.Trim();
    }

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors)
    {
        var (settings, name, url) = (field.Settings(Section), field.Definition.DisplayName, value.Text(Url));
        if (string.IsNullOrEmpty(url))
        {
            if (field.Required)
                errors.Add(field.Path(Url), "field.required", $"The url is required for {name}.");
        }
        else if (!HtmlPolicy.IsUsableLink(url))
            errors.Add(field.Path(Url), "link.invalid", $"{url} is an invalid url.");

        var mode = settings.Number("LinkTextMode") ?? 0;
        if (mode == 1 && string.IsNullOrWhiteSpace(value.Text(Text)))
            errors.Add(field.Path(Text), "field.required", $"The link text is required for {name}.");
        else if (mode == 2 && string.IsNullOrWhiteSpace(settings.Text("DefaultText")))
            errors.Add(field.Path(Text), "link.noDefaultText", $"The text default value is required for {name}.");
    }
}

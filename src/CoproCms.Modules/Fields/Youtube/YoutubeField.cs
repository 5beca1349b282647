using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>A video on YouTube: <c>RawAddress</c> as people copy it, <c>EmbeddedAddress</c> made from it.</summary>
public sealed partial class YoutubeField : FieldType
{
    private const string Raw = "RawAddress";
    private const string Embedded = "EmbeddedAddress";

    public override string Name => "YoutubeField";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Embedded), new ShapeMember(Raw));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field("YoutubeFieldSettings",
            SettingInput.Text("Label", "Label"),
            SettingInput.WholeNumber("Width", "Width", 1),
            SettingInput.WholeNumber("Height", "Height", 1)),
    ];

    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        if (VideoId(value.Text(Raw)) is { } id)
            value[Embedded] = "https://www.youtube.com/embed/" + id;
        else if (value.Text(Embedded) is not null)
            value.Remove(Embedded);
    }

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors)
    {
        var address = value.Text(Raw);
        if (field.Required && string.IsNullOrWhiteSpace(address))
            errors.Add(field.Path(Raw), "field.required", $"A value is required for '{field.Definition.DisplayName}'.");
        else if (!string.IsNullOrWhiteSpace(address) && VideoId(address) is null)
            errors.Add(field.Path(Raw), "youtube.invalid", "The format of the url is invalid");
    }

    private static string? VideoId(string? address) =>
        address is not null && Address().Match(address.Trim()) is { Success: true } match ? match.Groups["id"].Value : null;

    [GeneratedRegex(@"^https?://(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|embed/|shorts/|live/)|youtu\.be/)(?<id>[A-Za-z0-9_-]{1,20})(?:[?&#/].*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}

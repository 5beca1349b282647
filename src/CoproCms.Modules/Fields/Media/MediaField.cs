using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Media;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>
/// Media files by their paths below the media folder, each with an alternative text and a focal point. Settings <c>MediaFieldSettings</c>:
/// Required, Multiple (true unless said otherwise), AllowMediaText, AllowAnchors, AllowedExtensions, RequireMediaText (true unless said otherwise,
/// or AllowMediaText is false: no picture is published without words; ours). <c>Decorative</c> (ours) says of each file whether it needs no words.
/// </summary>
public sealed class MediaField : FieldType
{
    internal const string TypeName = "MediaField";
    internal const string Paths = "Paths";
    internal const string MediaTexts = "MediaTexts";
    internal const string Decorative = "Decorative";
    private const string Anchors = "Anchors";
    internal const string Section = "MediaFieldSettings";
    private const string Older = "Use files, which also has the name, address and alternative text.";

    /// <summary>Also the shape of the images inside SeoMetaPart.</summary>
    public static readonly ValueShape.Object FilesShape = new(
        new ShapeMember("Files", MemberKind.MediaFiles, Json: Paths),
        new ShapeMember(Paths, MemberKind.ScalarList, Deprecated: Older),
        new ShapeMember("Urls", MemberKind.MediaUrls, Json: Paths, Deprecated: Older));

    /// <summary>Of the images inside SeoMetaPart too.</summary>
    public static readonly ImmutableArray<ShapeMember> UnshownMembers =
    [
        new(MediaTexts, MemberKind.ScalarList),
        new(Anchors, MemberKind.ObjectList, Object: new("MediaAnchor", [new("X", Scalar: ScalarKind.Decimal), new("Y", Scalar: ScalarKind.Decimal)])),
    ];

    private static readonly string[] Pictures = [".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"];

    public override string Name => TypeName;

    public override ValueShape Shape => FilesShape;

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field(Section,
            SettingInput.Flag("Multiple", "Several may be chosen", standard: true),
            SettingInput.Flag("AllowMediaText", "Each has an alternative text", standard: true),
            SettingInput.Flag("RequireMediaText", "The alternative text is needed to publish", standard: true),
            SettingInput.Flag("AllowAnchors", "Each has a focal point"),
            SettingInput.Of(SettingKind.Texts, "AllowedExtensions", "Endings of the files", "Such as .jpg, one a line; empty for all.")),
    ];

    public override ImmutableArray<ShapeMember> Unshown { get; } = UnshownMembers.Add(new(Decorative, MemberKind.ScalarList, Scalar: ScalarKind.Boolean));

    /// <summary>The pictures of the value that have neither words nor a mark that they need none, by their paths; none where the field asks for none.</summary>
    public static IEnumerable<string> Undescribed(JsonObject value, FieldContext field)
    {
        var settings = field.Settings(Section);
        if (settings.Flag("RequireMediaText") == false || (settings.Flag("RequireMediaText") is null && settings.Flag("AllowMediaText") == false))
            return [];
        var (texts, decorative) = (value[MediaTexts] as JsonArray ?? [], value[Decorative] as JsonArray ?? []);
        return value.Texts(Paths).Where((path, i) => Pictures.Contains(Path.GetExtension(path).ToLowerInvariant())
            && string.IsNullOrWhiteSpace(texts.ElementAtOrDefault(i)?.ToString()) && decorative.ElementAtOrDefault(i)?.GetValueKind() != JsonValueKind.True);
    }

    /// <summary>Where a path was emptied, there is no file: its text and focal point go with it.</summary>
    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        if (value[Paths] is not JsonArray paths)
            return;
        for (var i = paths.Count - 1; i >= 0; i--)
        {
            if ((paths[i] as JsonValue).TryReadText() is not { } path || !string.IsNullOrWhiteSpace(path))
                continue;
            foreach (var list in new[] { Paths, MediaTexts, Decorative, Anchors }.Select(member => value[member]).OfType<JsonArray>().Where(list => list.Count > i))
                list.RemoveAt(i);
        }
    }

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors)
    {
        var (paths, settings, name) = (value.Texts(Paths).ToList(), field.Settings(Section), field.Definition.DisplayName);
        if (field.Required && paths.Count == 0)
            errors.Add(field.Path(Paths), "field.required", $"A value is required for {name}.");
        if (paths.Count > 1 && settings.Flag("Multiple") == false)
            errors.Add(field.Path(Paths), "field.onlyOne", $"{name}: Selecting multiple media is forbidden.");
        CheckPaths(paths, field, errors);
        CheckExtensions(paths, [.. settings.Texts("AllowedExtensions")], field, errors);
        if (value[MediaTexts] is { } texts && texts is not JsonArray)
            errors.Add(field.Path(MediaTexts), "value.kind", "MediaTexts must be a list, each a text.");
        if (value[Decorative] is { } decorative && (decorative as JsonArray)?.All(d => d?.GetValueKind() is null or JsonValueKind.True or JsonValueKind.False) != true)
            errors.Add(field.Path(Decorative), "value.kind", "Decorative must be a list, each true or false.");
        if (value[Anchors] is { } anchors && anchors is not JsonArray)
            errors.Add(field.Path(Anchors), "value.kind", "Anchors must be a list of points with X and Y.");
    }

    private static void CheckPaths(IEnumerable<string> paths, FieldContext field, ValidationErrors errors)
    {
        foreach (var path in paths.Where(p => !MediaPaths.IsSafe(p)))
            errors.Add(field.Path(Paths), "media.path", $"\"{path}\" is no path of a media file. Give one below the media folder, such as events/hall.jpg.");
    }

    private static void CheckExtensions(IEnumerable<string> paths, IReadOnlyCollection<string> allowed, FieldContext field, ValidationErrors errors)
    {
        if (allowed.Count > 0 && paths.Any(p => !allowed.Contains(Path.GetExtension(p), StringComparer.OrdinalIgnoreCase)))
            errors.Add(field.Path(Paths), "media.extension", $"Media extension is not allowed. Only media with '{string.Join(", ", allowed)}' extensions are allowed.");
    }
}

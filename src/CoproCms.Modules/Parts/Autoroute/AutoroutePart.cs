using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>The item's path, without leading slash. Settings <c>AutoroutePartSettings</c>: Pattern, AllowCustomPath, ShowHomepageOption, …</summary>
public sealed class AutoroutePart : PartType
{
    internal const string Path = "Path";
    internal const string SetHomepage = "SetHomepage";
    internal const string Disabled = "Disabled";
    internal const int MaximumLength = 1024;

    private const string RouteContainedItems = "RouteContainedItems";
    private const string Absolute = "Absolute";

    private static readonly char[] Forbidden = [.. ":?#[]@!$&'()*+,.;=<>\\|%"];

    private static readonly string ForbiddenMessage =
        $"Please do not use any of the following characters in your permalink: {string.Join(", ", Forbidden.Select(c => $"\"{c}\""))}. "
        + "No spaces, or consecutive slashes, are allowed (please use dashes or underscores instead).";

    public override string Name => "AutoroutePart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Path, Indexed: true));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        new("AutoroutePartSettings",
            SettingInput.Liquid("Pattern", "Pattern of the path", "Liquid that sees the item as ContentItem."),
            SettingInput.Flag("AllowCustomPath", "Editors may write the path"),
            SettingInput.Flag("AllowUpdatePath", "Editors may have the path made anew"),
            SettingInput.Flag("ShowHomepageOption", "Editors may make it the home page"),
            SettingInput.Flag("AllowDisabled", "Editors may do without a path"),
            SettingInput.Flag("AllowRouteContainedItems", "Editors may give paths to contained items"),
            SettingInput.Flag("ManageContainedItemRoutes", "It gives paths to contained items"),
            SettingInput.Flag("AllowAbsolutePath", "Contained items may have paths of their own")),
    ];

    public override ImmutableArray<ShapeMember> Unshown { get; } =
        [.. new[] { SetHomepage, Disabled, RouteContainedItems, Absolute }.Select(flag => new ShapeMember(flag, Scalar: ScalarKind.Boolean))];

    public override bool Collapsed => true;

    public override JsonObject Default(ContentTypePartDefinition part) => new()
    {
        [SetHomepage] = false,
        [Disabled] = false,
        [RouteContainedItems] = false,
        [Absolute] = false,
    };

    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
        if (value.Text(Path) is { } path && path != "/")
            value[Path] = path.Trim().Trim('/');
    }

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors)
    {
        if (value.Text(Path) is not { } path)
            return;
        if (path == "/")
            errors.Add(Path, "path.home", "Your permalink can't be set to the homepage, please use the homepage option instead.");
        else if (path.IndexOfAny(Forbidden) >= 0 || path.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) || path.Contains("//", StringComparison.Ordinal))
            errors.Add(Path, "path.characters", ForbiddenMessage);
        else if (ReservedPaths.Contains(path))
            errors.Add(Path, "path.reserved", $"Your permalink is already in use. \"{ReservedPaths.FirstSegment(path)}\" belongs to the system; choose another beginning.");
        if (path.Length > MaximumLength)
            errors.Add(Path, "path.tooLong", $"Your permalink is too long. The permalink can only be up to {MaximumLength} characters.");
    }

    public override void Index(JsonObject value, IndexWriter index) => index.Text(value.Text(Path), Path);
}

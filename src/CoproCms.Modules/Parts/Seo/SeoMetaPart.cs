using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Html;
using CoproCms.Indexing;
using CoproCms.Media;

namespace CoproCms.Parts;

/// <summary>What search engines and social networks are told beside the content.</summary>
public sealed class SeoMetaPart : PartType
{
    private const string Canonical = "Canonical";
    private const string Robots = "MetaRobots";
    private const string GoogleSchema = "GoogleSchema";
    private static readonly string[] Images = ["DefaultSocialImage", "OpenGraphImage", "TwitterImage"];

    public override string Name => "SeoMetaPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(
        new ShapeMember("Render", Scalar: ScalarKind.Boolean),
        new ShapeMember("PageTitle"),
        new ShapeMember("MetaDescription"),
        new ShapeMember("MetaKeywords"),
        new ShapeMember(Canonical),
        new ShapeMember(Robots),
        new ShapeMember("CustomMetaTags", MemberKind.ObjectList, Object: new("MetaEntry",
            [new("Name"), new("Property"), new("Content"), new("HttpEquiv"), new("Charset"), new("Tag")])),
        Image("DefaultSocialImage"),
        Image("OpenGraphImage"),
        new ShapeMember("OpenGraphType"),
        new ShapeMember("OpenGraphTitle"),
        new ShapeMember("OpenGraphDescription"),
        Image("TwitterImage"),
        new ShapeMember("TwitterTitle"),
        new ShapeMember("TwitterDescription"),
        new ShapeMember("TwitterCard"),
        new ShapeMember("TwitterCreator"),
        new ShapeMember("TwitterSite"),
        new ShapeMember(GoogleSchema));

    public override JsonObject Default(ContentTypePartDefinition part)
    {
        var value = new JsonObject { ["Render"] = true, ["CustomMetaTags"] = new JsonArray() };
        foreach (var image in Images)
            value[image] = new JsonObject();
        return value;
    }

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors)
    {
        if (value.Text(Canonical) is { Length: > 0 } canonical && !HtmlPolicy.IsUsableLink(canonical))
            errors.Add($"{part.Name}.{Canonical}", "link.invalid", $"{canonical} is an invalid url.");
        if (value.Text(GoogleSchema) is { Length: > 0 } schema && !IsJson(schema))
            errors.Add($"{part.Name}.{GoogleSchema}", "seo.schema", "The Google schema must be valid JSON.");
        foreach (var image in Images)
        {
            foreach (var path in value.Object(image).Texts("Paths").Where(p => !MediaPaths.IsSafe(p)))
                errors.Add($"{part.Name}.{image}.Paths", "media.path", $"\"{path}\" is no path of a media file. Give one below the media folder, such as events/hall.jpg.");
        }
    }

    // Sitemaps leave out what must not be indexed.
    public override void Index(JsonObject value, IndexWriter index) => index.Text(value.Text(Robots), Robots);

    private static ShapeMember Image(string name) => new(name, MemberKind.Object, Object: new("MediaField", MediaField.FilesShape.Members) { Unshown = MediaField.UnshownMembers });

    private static bool IsJson(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Indexing;
using CoproCms.Localization;

namespace CoproCms.Parts;

/// <summary>The item's language, and the set that ties it to the same content in others.</summary>
public sealed class LocalizationPart : PartType
{
    internal const string Set = "LocalizationSet";
    internal const string Culture = "Culture";

    public override string Name => "LocalizationPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(
        new ShapeMember(Culture, Indexed: true),
        new ShapeMember(Set, Indexed: true),
        new ShapeMember("Localizations", MemberKind.Localizations));

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors)
    {
        if (value.Text(Culture) is { Length: > 0 } culture && !SiteCultures.Exists(culture))
            errors.Add($"{part.Name}.{Culture}", "localization.unknownCulture", $"There is no language \"{culture}\". Give its code, such as en or cy.");
    }

    public override void Index(JsonObject value, IndexWriter index)
    {
        index.Text(value.Text(Culture), Culture);
        index.Text(value.Text(Set), Set);
    }
}

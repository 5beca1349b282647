using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Localization;
using CoproCms.Parts;
using CoproCms.Routing;

namespace CoproCms.Taxonomies;

/// <summary>A term's name and slug in the other languages: <c>{"Translations":[{"Culture":"cy","Name":"Bwyd","Slug":"bwyd"}]}</c>.</summary>
public sealed class TermTranslationsPart : PartType
{
    internal const string PartName = "TermTranslationsPart";
    internal const string Translations = "Translations";
    internal const string Culture = "Culture";
    internal const string TermName = "Name";
    internal const string TermSlug = "Slug";

    public override string Name => PartName;

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(
        Translations, MemberKind.ObjectList, Object: new("TermTranslation", [new(Culture), new(TermName), new(TermSlug)])));

    public override JsonObject Default(ContentTypePartDefinition part) => new() { [Translations] = new JsonArray() };

    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
        // A language without a name is one that the form offered and nobody filled in.
        (value[Translations] as JsonArray)?.RemoveAll(t => t is JsonObject { Count: 1 } json && json.ContainsKey(Culture));
        foreach (var translation in value.Objects(Translations))
        {
            if (string.IsNullOrWhiteSpace(translation.Text(TermSlug)) && translation.Text(TermName) is { Length: > 0 } name)
                translation[TermSlug] = Slug.Make(name);
        }
    }

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        foreach (var translation in value.Objects(Translations))
        {
            var path = $"{part.Name}.{Translations}[{position++}]";
            var culture = translation.Text(Culture) ?? "";
            if (!SiteCultures.Exists(culture) || culture.Length == 0)
                errors.Add($"{path}.{Culture}", "localization.unknownCulture", $"There is no language \"{culture}\". Give its code, such as en or cy.");
            else if (!seen.Add(culture))
                errors.Add($"{path}.{Culture}", "localization.taken", $"The term has two names in the language \"{culture}\". Keep one.");
            if (string.IsNullOrWhiteSpace(translation.Text(TermName)))
                errors.Add($"{path}.{TermName}", "field.required", "A value is required for Name.");
        }
    }
}

using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Taxonomies;

/// <summary>The terms of a taxonomy, each a content item of <c>TermContentType</c>, with terms below it in its own <c>Terms</c>.</summary>
public sealed class TaxonomyPart : PartType
{
    internal const string Terms = "Terms";
    internal const string TermContentType = "TermContentType";

    public override string Name => "TaxonomyPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(
        new ShapeMember(TermContentType),
        new ShapeMember("ContentItems", MemberKind.NestedItems, Json: Terms));

    public override string NestedMember => Terms;

    public override JsonObject Default(ContentTypePartDefinition part) => new() { [Terms] = new JsonArray() };

    /// <summary>Every term gets the taxonomy's type and a TermPart that leads back to it.</summary>
    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context) =>
        Complete(value, value.Text(TermContentType), context.Item.ContentItemId);

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors)
    {
        if (value.Objects(Terms).Any() && string.IsNullOrEmpty(value.Text(TermContentType)))
            errors.Add($"{part.Name}.{TermContentType}", "taxonomy.termType", "A taxonomy with terms needs a TermContentType, such as Tag.");
    }

    private static void Complete(JsonObject parent, string? type, string taxonomyId)
    {
        foreach (var term in parent.Objects(Terms))
        {
            if (string.IsNullOrEmpty(term.Text(nameof(ContentItem.ContentType))) && type is not null)
                term[nameof(ContentItem.ContentType)] = type;
            term["TermPart"] = new JsonObject { ["TaxonomyContentItemId"] = taxonomyId };
            Complete(term, type, taxonomyId);
        }
    }
}

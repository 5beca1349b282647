using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>
/// Terms of one taxonomy. Settings <c>TaxonomyFieldSettings</c>: Required, TaxonomyContentItemId, Unique (one term only), LeavesOnly,
/// Open (writers may add terms by naming them in <c>TagNames</c>).
/// </summary>
public sealed class TaxonomyField : FieldType
{
    internal const string Terms = "TermContentItemIds";
    internal const string TaxonomyId = "TaxonomyContentItemId";
    internal const string TagNames = "TagNames";
    internal const string Section = "TaxonomyFieldSettings";

    public override string Name => "TaxonomyField";

    public override ValueShape Shape { get; } = new ValueShape.Object(
        new ShapeMember(Terms, MemberKind.ScalarList),
        new ShapeMember(TaxonomyId),
        new ShapeMember("TermContentItems", MemberKind.Terms, Json: Terms),
        new ShapeMember("TaxonomyContentItem", MemberKind.ContentItem, Json: TaxonomyId));

    public override ImmutableArray<SettingChoice> Editors { get; } = [new("Tags", "Tags")];

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field(Section,
            SettingInput.Of(SettingKind.ContentItem, TaxonomyId, "Taxonomy") with { ContentType = "Taxonomy" },
            SettingInput.Flag("Unique", "One term only"),
            SettingInput.Flag("LeavesOnly", "Only terms without terms below them"),
            SettingInput.Flag("Open", "Editors may add terms while they tag")),
    ];

    public override ImmutableArray<ShapeMember> Unshown { get; } = [new(TagNames, MemberKind.ScalarList)];

    public override JsonObject Default(FieldContext field) => new() { [Terms] = new JsonArray() };

    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        if (string.IsNullOrEmpty(value.Text(TaxonomyId)) && value.Texts(Terms).Any() && field.Settings(Section).Text(TaxonomyId) is { Length: > 0 } id)
            value[TaxonomyId] = id;
    }

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors)
    {
        var count = value.Texts(Terms).Count();
        if (field.Required && count == 0)
            errors.Add(field.Path(Terms), "field.required", $"A value is required for {field.Definition.DisplayName}.");
        if (count > 1 && field.Settings(Section).Flag("Unique") == true)
            errors.Add(field.Path(Terms), "field.onlyOne", $"{field.Definition.DisplayName} takes one term only.");
    }

    public override IEnumerable<string> References(JsonObject value) => value.Texts(Terms);
}

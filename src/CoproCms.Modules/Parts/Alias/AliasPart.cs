using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>A name by which templates and programs find the item: <c>alias:main-menu</c>. Settings <c>AliasPartSettings</c>: Pattern, Options.</summary>
public sealed class AliasPart : PartType
{
    internal const string Alias = "Alias";
    private const int MaximumLength = 740;

    public override string Name => "AliasPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Alias, Indexed: true));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        new("AliasPartSettings",
            SettingInput.Liquid("Pattern", "Pattern of the alias"),
            SettingInput.Numbered("Options", "Alias", "Written by editors", "Made by the pattern")),
    ];

    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
        if (value.Text(Alias) is { } alias)
            value[Alias] = alias.Trim();
    }

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors)
    {
        if (value.Text(Alias)?.Length > MaximumLength)
            errors.Add(Alias, "alias.tooLong", $"Your alias is too long. The alias can only be up to {MaximumLength} characters.");
    }

    public override void Index(JsonObject value, IndexWriter index) => index.Text(value.Text(Alias), Alias);
}

using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Settings;

namespace CoproCms.GraphQL.Building;

/// <summary>What a definition says about its place in the schema: the sections that Orchard Core calls <c>GraphQL…Settings</c>.</summary>
internal readonly record struct GraphQLOptions(bool Collapse, bool Hidden, bool PreventFieldNameCollision)
{
    private const string TypeSection = "GraphQLContentTypeSettings";
    private const string PartSection = "GraphQLContentTypePartSettings";

    /// <summary>For the editor of content types.</summary>
    public static IEnumerable<DefinitionSettings> Settings =>
    [
        new(DefinitionLevel.Type, new(TypeSection, SettingInput.Flag(nameof(Hidden), "GraphQL does not serve it"))),
        new(DefinitionLevel.TypePart, new(PartSection,
            SettingInput.Flag(nameof(Hidden), "GraphQL does not serve it"),
            SettingInput.Flag(nameof(Collapse), "In GraphQL its members stand on the content type itself"),
            SettingInput.Flag(nameof(PreventFieldNameCollision), "In GraphQL those members begin with the part's name"))),
    ];

    public static GraphQLOptions Of(ContentTypePartDefinition part)
    {
        var section = part.Section(PartSection);
        return new(
            section.Flag(nameof(Collapse)) ?? false, section.Flag(nameof(Hidden)) ?? false, section.Flag(nameof(PreventFieldNameCollision)) ?? false);
    }

    public static bool IsHidden(ContentTypeDefinition type) => type.Settings.Object(TypeSection).Flag(nameof(Hidden)) ?? false;

    /// <summary>The name of a member that stands directly on the content type.</summary>
    public string Name(ContentTypePartDefinition part, string member) =>
        PreventFieldNameCollision ? GraphQLNames.Part(part.Name) + char.ToUpperInvariant(member[0]) + member[1..] : GraphQLNames.Camel(member);
}

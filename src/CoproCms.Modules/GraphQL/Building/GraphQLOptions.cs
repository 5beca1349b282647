using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.GraphQL.Building;

/// <summary>What a definition says about its place in the schema: the sections that Orchard Core calls <c>GraphQL…Settings</c>.</summary>
internal readonly record struct GraphQLOptions(bool Collapse, bool Hidden, bool PreventFieldNameCollision)
{
    public static GraphQLOptions Of(ContentTypePartDefinition part)
    {
        var section = part.Section("GraphQLContentTypePartSettings");
        return new(
            section.Flag(nameof(Collapse)) ?? false, section.Flag(nameof(Hidden)) ?? false, section.Flag(nameof(PreventFieldNameCollision)) ?? false);
    }

    public static bool IsHidden(ContentTypeDefinition type) => type.Settings.Object("GraphQLContentTypeSettings").Flag(nameof(Hidden)) ?? false;

    /// <summary>The name of a member that stands directly on the content type.</summary>
    public string Name(ContentTypePartDefinition part, string member) =>
        PreventFieldNameCollision ? GraphQLNames.Part(part.Name) + char.ToUpperInvariant(member[0]) + member[1..] : GraphQLNames.Camel(member);
}

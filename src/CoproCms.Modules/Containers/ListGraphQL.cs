using CoproCms.Content;
using CoproCms.GraphQL;
using CoproCms.GraphQL.Building;
using CoproCms.Parts;
using GraphQL.Types;

namespace CoproCms.Containers;

/// <summary>Gives each type that a list contains a field named after the list's type: where in which list the item stands.</summary>
internal sealed class ListGraphQL : IGraphQLExtension
{
    private static readonly Locator Contained = Locate.Part(new(ContainedPart.PartName, new(ContainedPart.PartName, [], []), []));

    public void Extend(GraphQLSchemaBuilder builder)
    {
        if (builder.Part(ContainedPart.PartName) is not { } contained)
            return;
        // No version holds the order, so it is not in the part's JSON.
        contained.GetField("order")!.Resolver = new ValueResolver(source => ((ContentNode)source).Item.ListOrder);
        foreach (var list in builder.Definitions.Types.Values.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            foreach (var type in list.PartOf("ListPart")?.Section("ListPartSettings").Texts("ContainedContentTypes") ?? [])
                Weld(builder, contained, list.Name, type);
        }
    }

    private static void Weld(GraphQLSchemaBuilder builder, ObjectGraphType contained, string list, string type)
    {
        if (builder.ContentType(type) is not { } output)
            return;
        var name = GraphQLNames.Camel(list);
        builder.AddField(output, GraphQLSchemaBuilder.Node(name, contained, source =>
        {
            var node = Contained(source);
            return node.Json.Text(ContainedPart.ListType) is { } other && other != list ? node with { Json = null } : node;
        }));
        builder.AddConditions(type, name, ContainedPart.PartName);
        builder.CarryPart(ContainedPart.PartName, type);
    }
}

using CoproCms.Content;
using CoproCms.GraphQL;
using CoproCms.GraphQL.Building;
using GraphQL.Types;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.Menus;

/// <summary>The interface of menu items: types with the stereotype <c>MenuItem</c>, which may hold more of them.</summary>
internal sealed class MenuGraphQL : IGraphQLExtension
{
    private const string Part = "MenuItemsListPart";
    private const string Field = "menuItemsList";

    private static readonly Locator Items = Locate.Part(new(Part, new(Part, [], []), []));

    public void Extend(GraphQLSchemaBuilder builder)
    {
        if (builder.Part(Part) is not { } list)
            return;
        var menuItem = new InterfaceGraphType { Name = "MenuItem", ResolveType = source => builder.ContentType(((ContentItem)source).ContentType) };
        menuItem.AddField(new() { Name = Field, ResolvedType = list });
        foreach (var type in builder.Definitions.Types.Values.Where(t => t.Stereotype == "MenuItem").OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            if (builder.ContentType(type.Name) is not { } output)
                continue;
            builder.AddField(output, GraphQLSchemaBuilder.Node(Field, list, Items));
            output.AddResolvedInterface(menuItem);
        }

        builder.CarryPart(Part);
        Narrow(list.GetField("menuItems")!, menuItem);
        builder.AddType(menuItem);
    }

    // An import may have put other content among the items of a menu.
    private static void Narrow(GraphField items, InterfaceGraphType menuItem)
    {
        var all = items.Resolver!;
        items.ResolvedType = new ListGraphType(menuItem);
        items.Resolver = new AsyncResolver(async context => await all.ResolveAsync(context) is IEnumerable<ContentItem> found
            ? found.Where(i => menuItem.ResolveType!(i) is { } type && menuItem.PossibleTypes.Contains(type)) : null);
    }
}

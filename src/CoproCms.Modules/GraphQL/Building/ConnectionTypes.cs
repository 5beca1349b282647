using CoproCms.Content;
using CoproCms.Fields;
using GraphQL;
using GraphQL.Types;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>The types of lists that are paged by cursors, by the convention that GraphQL clients know.</summary>
internal sealed class ConnectionTypes
{
    private readonly Scalars _scalars;

    public ConnectionTypes(Scalars scalars)
    {
        _scalars = scalars;
        PageInfo = new() { Name = "PageInfo", Description = "Where a page stands in its list." };
        AddPageInfo("hasNextPage", scalars.Boolean, true, "Whether items come after the page.", page => ScalarReading.Box(page.HasNext));
        AddPageInfo("hasPreviousPage", scalars.Boolean, true, "Whether items come before the page.", page => ScalarReading.Box(page.HasPrevious));
        AddPageInfo("startCursor", scalars.Text, false, "The cursor of the page's first item.", page => page.Edges.FirstOrDefault()?.Cursor);
        AddPageInfo("endCursor", scalars.Text, false, "The cursor of the page's last item: the next page is 'after' it.", page => page.Edges.LastOrDefault()?.Cursor);
    }

    public ObjectGraphType PageInfo { get; }

    public ObjectGraphType Connection(ObjectGraphType item)
    {
        var edge = Edge(item);
        var type = new ObjectGraphType { Name = item.Name + "Connection", Description = $"A page of {item.Name}." };
        type.AddField(Field(new(), "totalCount", _scalars.Integer, "How many items the whole list has. Counted only when asked for.", async (list, context) =>
            await list.CountAsync(context.CancellationToken)));
        type.AddField(Field(new(), "pageInfo", PageInfo, "Where the page stands in the list.", async (list, context) => await list.PageAsync(context.CancellationToken)));
        type.AddField(Field(new PageItemsField(), "edges", List(edge), "The items with their cursors.", async (list, context) =>
            (await list.PageAsync(context.CancellationToken)).Edges));
        type.AddField(Field(new PageItemsField(), "nodes", List(item), "The items.", async (list, context) =>
            (await list.PageAsync(context.CancellationToken)).Edges.Select(e => e.Item)));
        return type;
    }

    private ObjectGraphType Edge(ObjectGraphType item)
    {
        var type = new ObjectGraphType { Name = item.Name + "Edge", Description = $"A {item.Name} in a page." };
        type.AddField(new()
        {
            Name = "cursor",
            Description = "The place of the item in its list: opaque, and good for the same 'orderBy' only.",
            ResolvedType = new NonNullGraphType(_scalars.Text),
            Resolver = new ValueResolver(source => ((ContentEdge)source).Cursor),
        });
        type.AddField(new()
        {
            Name = "node",
            Description = "The item.",
            ResolvedType = new NonNullGraphType(item),
            Resolver = new ValueResolver(source => ((ContentEdge)source).Item),
        });
        return type;
    }

    private void AddPageInfo(string name, ScalarGraphType type, bool always, string description, Func<ContentPage, object?> read) => PageInfo.AddField(new()
    {
        Name = name,
        Description = description,
        ResolvedType = always ? new NonNullGraphType(type) : type,
        Resolver = new ValueResolver(source => read((ContentPage)source)),
    });

    private static ListGraphType List(IGraphType type) => new(new NonNullGraphType(type));

    private static GraphField Field(
        GraphField field, string name, IGraphType type, string description, Func<Connection, IResolveFieldContext, ValueTask<object?>> read)
    {
        (field.Name, field.Description, field.ResolvedType) = (name, description, new NonNullGraphType(type));
        field.Resolver = new AsyncResolver(context => read((Connection)context.Source!, context));
        return field;
    }
}

/// <summary>A list of the items of a connection's page.</summary>
internal sealed class PageItemsField : GraphField;

using CoproCms.Content;
using CoproCms.GraphQL.Executing;
using GraphQL;
using GraphQL.Types;

namespace CoproCms.GraphQL.Building;

/// <summary>The arguments by which lists of content are filtered, ordered and paged, and how they become one request.</summary>
internal sealed class ListArguments(ObjectTypes types, Paging paging)
{
    public IEnumerable<QueryArgument> FilterAndOrder(InputObjectGraphType where, InputObjectGraphType orderBy) =>
    [
        new(where) { Name = "where", Description = "Only items of which all of this holds." },
        new(orderBy) { Name = "orderBy", Description = "Keys to sort by; several apply in the order in which they are written." },
    ];

    public IEnumerable<QueryArgument> Root(InputObjectGraphType where, InputObjectGraphType orderBy) =>
        [.. FilterAndOrder(where, orderBy), .. paging.Root(), Status()];

    /// <summary>Of a list of edges: pages follow cursors, not numbers.</summary>
    public IEnumerable<QueryArgument> Connection(InputObjectGraphType where, InputObjectGraphType orderBy, ScalarGraphType text) =>
    [
        .. paging.Count("first", "So many items from the beginning, or after the cursor 'after'."),
        new(text) { Name = "after", Description = "A cursor that an earlier page of the same order gave: only items after it." },
        .. paging.Count("last", "So many items at the end, or before the cursor 'before'. Not together with 'first'."),
        new(text) { Name = "before", Description = "A cursor that another page of the same order gave: only items before it." },
        .. FilterAndOrder(where, orderBy),
        Status(),
    ];

    public QueryArgument Status() => new(types.Status)
    {
        Name = "status",
        DefaultValue = ContentStatus.Published,
        Description = "Which versions; others than the live one are seen only by those who may preview or edit the item.",
    };

    /// <summary>What the arguments ask for; the ones that a field lacks have their defaults.</summary>
    public async ValueTask<ContentRequest> ReadAsync(IResolveFieldContext context, params string[] contentTypes) => new()
    {
        Types = [.. contentTypes],
        Filter = await WhereReader.ReadAsync(context),
        OrderBy = OrderByReader.Read(context),
        Skip = Paging.Skip(context),
        Take = paging.Take(context),
        Status = context.GetArgument("status", ContentStatus.Published),
    };

    public ContentPaging ReadPaging(IResolveFieldContext context, bool lookBack)
    {
        var last = context.GetArgument<int?>("last") ?? 0;
        if (last > 0 && (context.GetArgument<int?>("first") ?? 0) > 0)
            throw new CodedError("INVALID_PAGE", "'first' and 'last' are both given. Ask for the first items after a cursor or for the last ones before it.");
        return new()
        {
            First = last > 0 ? null : paging.Take(context),
            Last = last > 0 ? paging.AtMost(last) : null,
            After = context.GetArgument<string?>("after"),
            Before = context.GetArgument<string?>("before"),
            LookBack = lookBack,
        };
    }
}

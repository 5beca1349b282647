using CoproCms.Content;
using CoproCms.GraphQL.Executing;
using GraphQL.Types;

namespace CoproCms.GraphQL.Building;

/// <summary>The list of a content type in pages that follow cursors: <c>postConnection</c>.</summary>
internal sealed class ContentConnectionField : ContentTypeField
{
    public ContentConnectionField(string list, ContentTypes types, ConnectionTypes connections, ListArguments arguments, ScalarGraphType text)
        : base(types.Output.Name)
    {
        Name = list + "Connection";
        Description = $"Items of the type {ContentType} in pages that stay right while items come and go.";
        ResolvedType = new NonNullGraphType(connections.Connection(types.Output));
        Arguments = new(arguments.Connection(types.Where, types.OrderBy, text));
        Resolver = new AsyncResolver(async context => new Connection(
            context.Query().Content, await arguments.ReadAsync(context, ContentType),
            arguments.ReadPaging(context, Selections.Include(context, "pageInfo", context.GetArgumentOrZero("last") > 0 ? "hasNextPage" : "hasPreviousPage"))));
    }
}

/// <summary>One page and the list that it is of; each is read when a field asks for it.</summary>
internal sealed class Connection(ContentQuery content, ContentRequest request, ContentPaging paging)
{
    private ContentPage? _page;

    // A query is executed by one thread at a time, so nothing is guarded.
    public async ValueTask<ContentPage> PageAsync(CancellationToken cancellationToken) => _page ??= await content.PageAsync(request, paging, cancellationToken);

    public Task<int> CountAsync(CancellationToken cancellationToken) => content.CountAsync(request, cancellationToken);
}

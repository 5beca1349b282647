using CoproCms.Content;
using CoproCms.GraphQL.Executing;
using GraphQL;

using GraphQL.Types;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>The list of a content type at the root of the schema; who may not view the type may not ask for it.</summary>
internal sealed class ContentListField : GraphField
{
    public ContentListField(string name, string contentType, ObjectGraphType type, InputObjectGraphType where, InputObjectGraphType orderBy, EnumerationGraphType status, Paging paging)
    {
        Name = name;
        ContentType = contentType;
        ResolvedType = new ListGraphType(type);
        Arguments = new(
        [
            new(where) { Name = "where" },
            new(orderBy) { Name = "orderBy" },
            .. paging.Root(),
            new(status) { Name = "status", DefaultValue = ContentStatus.Published },
        ]);
        Resolver = new AsyncResolver(async context => await context.Query().Content.ListAsync(
            new()
            {
                Types = [contentType],
                Filter = WhereReader.Read(where, context.GetArgument<IDictionary<string, object?>?>("where")),
                OrderBy = OrderByReader.Read(context),
                Skip = Paging.Skip(context),
                Take = paging.Take(context),
                Status = context.GetArgument("status", ContentStatus.Published),
            },
            context.CancellationToken));
    }

    public string ContentType { get; }
}

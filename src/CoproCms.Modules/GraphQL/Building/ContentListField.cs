using CoproCms.Content;
using CoproCms.GraphQL.Executing;
using CoproCms.Security;
using GraphQL;
using GraphQL.Types;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>The list of a content type at the root of the schema; who may not view the type may not ask for it.</summary>
internal sealed class ContentListField : GraphField, IProtectedField
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

    public bool IsOpenTo(Actor actor) => MayView(actor, ContentType);

    /// <summary>Whether the actor may see any item of the type, be it only drafts of their own.</summary>
    public static bool MayView(Actor actor, string contentType) =>
        new[] { ContentPermissions.View, ContentPermissions.Preview, ContentPermissions.Edit }.Any(verb => actor.Allows(verb, contentType) != Reach.None);
}

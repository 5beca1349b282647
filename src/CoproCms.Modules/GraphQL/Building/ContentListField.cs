using CoproCms.GraphQL.Executing;
using CoproCms.Security;
using GraphQL.Types;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>A field of the root that shows items of a content type; who may not view the type may not ask for it.</summary>
internal abstract class ContentTypeField(string contentType) : GraphField, IProtectedField
{
    public string ContentType { get; } = contentType;

    public bool IsOpenTo(Actor actor) => MayView(actor, ContentType);

    /// <summary>Whether the actor may see any item of the type, be it only drafts of their own.</summary>
    public static bool MayView(Actor actor, string contentType) =>
        new[] { ContentPermissions.View, ContentPermissions.Preview, ContentPermissions.Edit }.Any(verb => actor.Allows(verb, contentType) != Reach.None);
}

/// <summary>The list of a content type.</summary>
internal sealed class ContentListField : ContentTypeField
{
    public ContentListField(string name, ContentTypes types, ListArguments arguments)
        : base(types.Output.Name)
    {
        Name = name;
        Description = $"Items of the type {ContentType}, the newest first unless 'orderBy' says otherwise.";
        ResolvedType = new ListGraphType(types.Output);
        Arguments = new(arguments.Root(types.Where, types.OrderBy));
        Resolver = new AsyncResolver(async context => await context.Query().Content.ListAsync(await arguments.ReadAsync(context, ContentType), context.CancellationToken));
    }
}

using CoproCms.Content;
using CoproCms.Fields;
using CoproCms.GraphQL.Executing;
using CoproCms.Settings;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>The fields of the root that no content type makes, and the one that every content type has.</summary>
internal static class RootFields
{
    public static GraphField ContentItem(Scalars scalars, ObjectTypes types, Func<string, bool> isKnownType) => new()
    {
        Name = "contentItem",
        ResolvedType = types.ContentItem,
        Arguments = new(new QueryArgument(new NonNullGraphType(scalars.Text)) { Name = "contentItemId" }),
        Resolver = new ContextResolver(context =>
        {
            var id = context.GetArgument<string>("contentItemId");
            // Whoever holds a preview link to the item sees it as it is to become.
            var status = context.Query().Actor.PreviewItemId == id ? ContentStatus.Latest : ContentStatus.Published;
            return context.Query().Items(status).Load([id], found => found[0] is { } item && isKnownType(item.ContentType) ? item : null);
        }),
    };

    public static GraphField Me(ObjectTypes types) => new()
    {
        Name = "me",
        ResolvedType = types.User,
        Resolver = new ContextResolver(context => context.Query().Actor.UserId is { } id ? context.Query().Users.Load(id) : null),
    };

    public static GraphField SiteCultures(Scalars scalars)
    {
        var type = new ObjectGraphType { Name = "SiteCulture" };
        type.AddField(new() { Name = "culture", ResolvedType = scalars.Text, Resolver = new ValueResolver(c => ((Culture)c).Name) });
        type.AddField(new() { Name = "default", ResolvedType = scalars.Boolean, Resolver = new ValueResolver(c => ScalarReading.Box(((Culture)c).IsDefault)) });
        return new()
        {
            Name = "siteCultures",
            ResolvedType = new ListGraphType(type),
            Resolver = new AsyncResolver(async context =>
            {
                var cultures = (await context.Query().Services.GetRequiredService<SiteSettingsStore>().GetAsync(context.CancellationToken)).Cultures;
                return cultures.Supported.Select(c => new Culture(c, c == cultures.Default)).ToList();
            }),
        };
    }

    /// <summary>The item's own HTML, without the layout of its page.</summary>
    public static GraphField Render(Scalars scalars) => new()
    {
        Name = "render",
        ResolvedType = scalars.Output(ScalarKind.String),
        Resolver = new AsyncResolver(async context =>
            await context.Query().Renderer.RenderItemAsync((ContentItem)context.Source!, "Detail", context.CancellationToken)),
    };

    private sealed record Culture(string Name, bool IsDefault);
}

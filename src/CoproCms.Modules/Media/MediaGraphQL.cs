using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Fields;
using CoproCms.GraphQL;
using CoproCms.GraphQL.Building;
using CoproCms.GraphQL.Executing;
using CoproCms.Media.Api;
using CoproCms.Media.Files;
using CoproCms.Security;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.Media;

/// <summary>The files of the media folder at the root of the schema, for those who may view media.</summary>
internal sealed class MediaGraphQL(MediaFiles files) : IGraphQLExtension
{
    public void Extend(GraphQLSchemaBuilder builder)
    {
        var asset = new ObjectGraphType { Name = "MediaAsset", Description = "A file in the media folder." };
        Add(asset, "name", builder.Scalar(ScalarKind.String), "Its name, without the folder.", file => Path.GetFileName(file.Path));
        asset.AddField(new()
        {
            Name = "path",
            ResolvedType = builder.Scalar(ScalarKind.String),
            Description = "Its address.",
            Resolver = new ContextResolver(context => Address(context, (ListedFile)context.Source!)),
        });
        Add(asset, "length", new NonNullGraphType(new LongGraphType()), "Bytes.", file => file.Length);
        Add(asset, "lastModifiedUtc", builder.Scalar(ScalarKind.DateTime), "When it last changed.", file => file.LastModifiedUtc);

        var text = builder.Scalar(ScalarKind.String);
        builder.AddField(builder.Query, new MediaAssetsField
        {
            Name = "mediaAssets",
            Description = "The files of a media folder by path. Needs the permission to view media.",
            ResolvedType = new ListGraphType(asset),
            Arguments = new(
            [
                new(text) { Name = "path", Description = "The folder; the whole media folder unless given." },
                new(builder.Scalar(ScalarKind.Boolean)) { Name = "includeSubDirectories", Description = "Whether files in folders below it count too." },
                .. builder.Paging.Root(),
            ]),
            Resolver = new ContextResolver(context => List(context, builder.Paging)),
        });
    }

    private object List(IResolveFieldContext context, Paging paging)
    {
        context.Query().Services.GetRequiredService<CacheDependencies>().Add(CacheTags.Media);
        var folder = (context.GetArgument<string?>("path") ?? "").Trim('/');
        if (folder.Length > 0 && MediaPath.Fault(folder) is { } fault)
            throw new CodedError("INVALID_PATH", $"'path' {fault}.");
        var access = context.Query().Services.GetRequiredService<MediaAccess>();
        return files.List(folder, context.GetArgument<bool?>("includeSubDirectories") ?? false).Where(file => access.MaySee(file.Path)).Skip(Paging.Skip(context)).Take(paging.Take(context)).ToList();
    }

    // The version would need the file's content.
    private static string Address(IResolveFieldContext context, ListedFile file) => context.Query().MediaUrls.PlainUrl(file.Path);

    private static void Add(ObjectGraphType type, string name, IGraphType graphType, string description, Func<ListedFile, object?> read) =>
        type.AddField(new() { Name = name, ResolvedType = graphType, Description = description, Resolver = new ValueResolver(file => read((ListedFile)file)) });

    private sealed class MediaAssetsField : GraphField, IProtectedField
    {
        public bool IsOpenTo(Actor actor) => actor.Has(MediaPermissions.View);
    }
}

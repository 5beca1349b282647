using System.Text;
using System.Text.Json.Nodes;
using CoproCms.Containers;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.GraphQL;
using CoproCms.GraphQL.Executing;
using CoproCms.GraphQL.Http;
using CoproCms.Layers;
using CoproCms.Media;
using CoproCms.Media.Api;
using CoproCms.Media.Files;
using CoproCms.Menus;
using CoproCms.Rendering;
using CoproCms.Security;
using CoproCms.Tests.Given;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.GraphQL;

/// <summary>An engine with the GraphQL module, asked by text.</summary>
internal sealed class GraphQLSite(Engine engine) : IAsyncDisposable
{
    public Engine Engine { get; } = engine;

    public Actor Anonymous { get; } = new(null, null, ["ViewContent", GraphQLPermissions.ExecuteGraphQL], []);

    public static async Task<GraphQLSite> StartAsync(params TypeBuilder[] types) => await StartAsync([], types);

    public static Task<GraphQLSite> StartAsync(Dictionary<string, string?> settings, params TypeBuilder[] types) => StartAsync(settings, _ => { }, types);

    public static async Task<GraphQLSite> StartAsync(Dictionary<string, string?> settings, Action<IServiceCollection> more, params TypeBuilder[] types)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new(await Engine.StartAsync(
            services =>
            {
                services.AddSingleton<IConfiguration>(configuration);
                services.AddScoped<IContentRenderer, PlainRenderer>().AddSingleton<IMediaUrls, PlainMedia>().AddSingleton<IUserDirectory, TwoUsers>();
                new GraphQLModule().ConfigureServices(services, configuration);
                services.AddGraphQLExtension<MenuGraphQL>().AddGraphQLExtension<ListGraphQL>().AddGraphQLExtension<FlowGraphQL>()
                    .AddGraphQLExtension<LayerGraphQL>().AddSingleton<MediaMoves>().AddSingleton<MediaFiles>().AddScoped<MediaAccess>().AddGraphQLExtension<MediaGraphQL>();
                more(services);
            },
            types));
    }

    /// <summary>The whole answer as JSON; asked by a visitor who may read everything live unless an actor is named.</summary>
    public async Task<JsonObject> AskAsync(string query, string? variables = null, Actor? actor = null, string? operation = null)
    {
        await using var session = Engine.As(actor ?? Anonymous);
        var inputs = variables is null ? Inputs.Empty : new GraphQLSerializer().Deserialize<Inputs>(variables)!;
        var answer = await session.Get<GraphQLEngine>().ExecuteAsync(new(query, operation, inputs), default);
        using var stream = new MemoryStream();
        await using (var writer = new System.Text.Json.Utf8JsonWriter(stream))
            AnswerWriter.Write(writer, answer);
        return JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!.AsObject();
    }

    /// <summary>The data as JSON text; fails with the answer when there are errors.</summary>
    public async Task<string> DataAsync(string query, string? variables = null, Actor? actor = null)
    {
        var answer = await AskAsync(query, variables, actor);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return Plain(answer["data"]!);
    }

    /// <summary>The first error's message.</summary>
    public async Task<string> ErrorAsync(string query, string? variables = null, Actor? actor = null) =>
        (await AskAsync(query, variables, actor))["errors"]![0]!["message"]!.GetValue<string>();

    public async Task<ContentSchema> SchemaAsync(bool mutations = false)
    {
        await using var session = Engine.As();
        return await Engine.Get<SchemaCache>().GetAsync(session.Get<IServiceProvider>(), mutations, default);
    }

    public static string Plain(JsonNode json) =>
        json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    private sealed class PlainRenderer : IContentRenderer
    {
        public ValueTask<string> RenderItemAsync(ContentItem item, string displayType, CancellationToken cancellationToken) =>
            new($"<article lang=\"{item.Culture}\">{item.DisplayText}</article>");

        public ValueTask<string> RenderHtmlAsync(string html, bool runLiquid, ContentItem item, CancellationToken cancellationToken) =>
            new(runLiquid ? html.Replace("{{ 1 | plus: 1 }}", "2", StringComparison.Ordinal) : html);

        public ValueTask<string> RenderMarkdownAsync(string markdown, bool runLiquid, ContentItem item, CancellationToken cancellationToken) =>
            new($"<p>{markdown}</p>");
    }

    private sealed class PlainMedia : IMediaUrls
    {
        public string Url(string path) => "/media/" + path;

        public string PlainUrl(string path) => Url(path);

        public string ImageUrl(string path, ImageRequest request) =>
            $"{Url(path)}?width={request.Width}&height={request.Height}&rmode={request.Mode}&format={request.Format}&quality={request.Quality}";

        public string? Refusal(ImageRequest request) => request.Width == 7 ? "width and height may be 100." : null;

        public ValueTask<(int Width, int Height)?> SizeAsync(string path, CancellationToken cancellationToken) => new(((int, int)?)null);
    }

    private sealed class TwoUsers : IUserDirectory
    {
        public Task<IReadOnlyList<UserInfo>> SearchAsync(string word, IReadOnlyCollection<string> roles, int most, CancellationToken cancellationToken) =>
            throw new NotSupportedException("GraphQL looks for no users.");

        public ValueTask<IReadOnlyDictionary<string, UserInfo>> FindManyAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken) =>
            new(userIds.Where(id => id is "ann" or "reader").ToDictionary(id => id, User));

        public ValueTask<UserInfo?> FindByNameAsync(string userName, CancellationToken cancellationToken) =>
            new(userName is "ann" or "reader" ? User(userName) : null);

        private static UserInfo User(string id) => new(id, id, $"{id}@example.org", "01234 567890", id == "ann" ? Profile : null);

        private static readonly PublicProfile Profile = new(
            "Ann Prys", new Dictionary<string, string> { ["en"] = "Writes about rivers.", ["cy"] = "Yn ysgrifennu am afonydd." }, "people/ann.webp",
            new Dictionary<string, string> { [""] = "Ann by a river" });
    }
}

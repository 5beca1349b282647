using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.GraphQL.Building;
using CoproCms.GraphQL.Building.Mutations;
using CoproCms.GraphQL.Executing;
using CoproCms.Security;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.IntegrationTests.Security;

/// <summary>
/// Knocks at every door of the running application (routes, fields of the query root, mutations) as everyone, and compares with the files in <c>Doors</c>.
/// A door that has no row there fails the test: who may pass it is a decision.
/// </summary>
public sealed class DoorsTests(DoorSite fixture) : IClassFixture<DoorSite>, IAsyncLifetime
{
    private const string SomeId = "4fvnxm519pf4jxhcqdgj66rncs";

    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        await fixture.MakeUsersAsync();
        _client = fixture.Site.Client();
    }

    public Task DisposeAsync()
    {
        _client.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Routes_let_in_whom_the_table_says()
    {
        var doors = fixture.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods.Except(["HEAD"]) : ["GET", "POST"])
                .Select(method => (Name: $"{method} /{route.RoutePattern.RawText?.TrimStart('/')}", Method: method, Address: Address(route))))
            .DistinctBy(d => d.Name);
        var found = new Dictionary<string, string[]>();
        foreach (var (name, method, address) in doors)
            found[name] = await KnockAsync(who => RouteAsync(method, address, who));

        DoorTable.Compare("Routes", found);
    }

    [Fact]
    public async Task Fields_of_the_query_root_let_in_whom_the_table_says()
    {
        var found = new Dictionary<string, string[]>();
        foreach (var field in (await SchemaAsync()).Query.Fields)
        {
            var arguments = field.Arguments?.Where(a => a.ResolvedType is NonNullGraphType && a.DefaultValue is null).Select(a => $"{a.Name}: \"{SomeId}\"").ToList() is { Count: > 0 } needed
                ? $"({string.Join(", ", needed)})" : "";
            var selection = field.ResolvedType!.GetNamedType() is ScalarGraphType ? "" : " { __typename }";
            Add(found, Name(field), await KnockAsync(who => GraphQLAsync($"{{ {field.Name}{arguments}{selection} }}", who)));
        }

        DoorTable.Compare("Fields of the query root", found);
    }

    [Fact]
    public async Task Mutations_are_closed_to_whom_the_table_says()
    {
        var found = new Dictionary<string, string[]>();
        foreach (var field in (await SchemaAsync()).Mutation!.Fields)
            Add(found, Name(field), await KnockAsync(who => MutateAsync(field, who, null, publish: true)));

        DoorTable.Compare("Mutations", found);
    }

    [Fact]
    public async Task Mutations_ask_for_the_permissions_of_their_type()
    {
        var found = new Dictionary<string, string[]>();
        var definitions = await fixture.Site.AsAsync(Actor.System, async services => await services.GetRequiredService<DefinitionStore>().GetAsync(default));
        foreach (var field in (await SchemaAsync()).Mutation!.Fields)
        {
            // What is saved of a type without drafts is live at once.
            var isLive = field is MutationField { ContentType: { } type } && definitions.Type(type) is { Draftable: false };
            var name = isLive ? Name(field).Replace("{Type}", "{Type without drafts}", StringComparison.Ordinal) : Name(field);
            Add(found, name, await KnockAsync(who => OwnAndOthersAsync(field, who, publish: true)));
            if (field.Arguments?.Find("publish") is not null)
                Add(found, name + " (publish: false)", await KnockAsync(who => OwnAndOthersAsync(field, who, publish: false)));
        }

        DoorTable.Compare("Mutations, for those who hold ExecuteGraphQLMutations besides", found);
    }

    private async Task<ISchema> SchemaAsync() =>
        await fixture.Site.AsAsync(Actor.System, async services => (await services.GetRequiredService<SchemaCache>().GetAsync(services, mutations: true, default)).Schema);

    // Fields that every content type has are one door, as long as they do the same for each.
    private static string Name(GraphField field) => field switch
    {
        MutationField { ContentType: not null } mutation => mutation.Kind + "{Type}",
        ContentTypeField typed => field.Name.Replace(GraphQLNames.Camel(typed.ContentType), "{type}", StringComparison.Ordinal),
        _ => field.Name,
    };

    private static void Add(Dictionary<string, string[]> doors, string name, string[] answers)
    {
        if (doors.TryAdd(name, answers))
            return;
        Assert.True(doors[name].SequenceEqual(answers), $"{name} is not the same for every type: {string.Join(' ', doors[name])} and {string.Join(' ', answers)}");
    }

    private static async Task<string[]> KnockAsync(Func<string, Task<string>> knock)
    {
        var answers = new List<string>();
        foreach (var who in DoorSite.Everyone)
            answers.Add(await knock(who));
        return [.. answers];
    }

    private async Task<string> RouteAsync(string method, string address, string who)
    {
        using var request = Request(new(method), address, who);
        if (method is not ("GET" or "DELETE"))
            request.Content = JsonContent.Create(new { });
        using var answer = await _client.SendAsync(request);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError => ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
            HttpStatusCode.Redirect when answer.Headers.Location?.OriginalString.Contains("/Login", StringComparison.Ordinal) == true => "login",
            _ => "in",
        };
    }

    private async Task<string> OwnAndOthersAsync(GraphField field, string who, bool publish)
    {
        if (who == DoorSite.Anonymous)
            return "-";
        var others = await MutateAsync(field, who + DoorSite.Open, SomeId, publish);
        if (field.Arguments?.Find("contentItemId") is null || fixture.UserId(who + DoorSite.Open) is not { } self)
            return others;
        var own = await MutateAsync(field, who + DoorSite.Open, self, publish);
        return own == others ? own : (own, others) is ("in", "forbidden" or "hidden") ? "own" : $"{own}/{others}";
    }

    private async Task<string> MutateAsync(GraphField field, string who, string? owner, bool publish)
    {
        var needsItem = field is MutationField { ContentType: not null } && field.Arguments?.Find("contentItemId") is not null;
        var item = needsItem && (owner is not null || who == SystemRoles.Administrator) ? await PutAsync((MutationField)field, owner) : null;
        var arguments = (field.Arguments ?? []).Select(a => a.Name switch
        {
            "contentItemId" => $"contentItemId: \"{item?.ContentItemId ?? SomeId}\"",
            "baseVersionId" => $"baseVersionId: \"{item?.ContentItemVersionId ?? SomeId}\"",
            "input" => "input: {}",
            "publish" => $"publish: {(publish ? "true" : "false")}",
            "publishUtc" => "publishUtc: \"2099-01-01T00:00:00Z\"",
            _ => null,
        });
        return await GraphQLAsync($"mutation {{ {field.Name}({string.Join(", ", arguments.OfType<string>())}) {{ __typename }} }}", who);
    }

    /// <summary>An item in the state that the mutation is for, put there past all rules.</summary>
    private Task<ContentItem> PutAsync(MutationField field, string? owner) => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var type = (await services.GetRequiredService<DefinitionStore>().GetAsync(default)).Type(field.ContentType)!;
        var item = services.GetRequiredService<ContentItemFactory>().Create(type, Actor.System);
        (item.ContentItemVersionId, item.DisplayText, item.Owner) = (ContentId.New(), "A door", owner);
        await services.GetRequiredService<CmsDbContext>().InTransactionAsync(
            () => services.GetRequiredService<VersionWriter>().WriteAsync(item, null, type, publish: field.Kind == "unpublish", default), default);
        if (field.Kind == "restore")
            await services.GetRequiredService<ContentManager>().DeleteAsync(item.ContentItemId, default);
        return item;
    });

    private async Task<string> GraphQLAsync(string query, string who)
    {
        using var request = Request(HttpMethod.Post, "/api/graphql", who);
        request.Content = JsonContent.Create(new { query });
        using var answer = await _client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
            return ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var code = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();
        return code switch
        {
            null or "INVALID_CONTENT" => "in",
            "FORBIDDEN" => "forbidden",
            "NOT_FOUND" => "hidden",
            _ => code,
        };
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, string who)
    {
        var request = new HttpRequestMessage(method, address);
        if (who != DoorSite.Anonymous)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", who);
        return request;
    }

    // Something that fits each parameter; nothing is there.
    private static string Address(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: { Count: > 0 } policies } => policies.Any(p => p.Content == "int") ? "1" : "nothing.rss",
        _ => "nothing",
    }))));
}

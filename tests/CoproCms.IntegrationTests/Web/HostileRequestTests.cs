using System.Net;
using CoproCms.IntegrationTests.Given;
using CsCheck;

namespace CoproCms.IntegrationTests.Web;

/// <summary>Whatever a client sends, the answer is never a server error.</summary>
public sealed class HostileRequestTests(SqliteSite fixture) : IClassFixture<SqliteSite>
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 12],
        Gen.String[Gen.Char, 0, 6],
        AnyOf("..", "%2e%2e", "%00", "cy", "news", "events", "media", "Contents", "ContentItems", "api", "graphql", "content", "{", "}", "{{1}}", "%", "?", "'--", "\uD800", "-1", "9999999999999999999", "Infinity"));

    private static readonly Gen<string> Path = Piece.Array[0, 5].Select(pieces => "/" + string.Join('/', pieces.Select(Uri.EscapeDataString)));

    private static readonly Gen<string> Query = Gen.Select(
        AnyOf("page", "first", "after", "type", "filter", "orderBy", "status", "count", "path", "overwrite", "parameters", "theme", "area", "lead", "category", "when", "width", "height", "rmode", "format", "quality", "rxy", "v", "token", "query", "variables", "operationName", "targetculture", "contentItemUrl", "ReturnUrl"),
        Piece).Select(pair => pair.Item1 + "=" + Uri.EscapeDataString(pair.Item2)).Array[0, 4].Select(pairs => string.Join('&', pairs));

    private static readonly string[] Doors = ["/", "/news", "/cy/digwyddiadau", "/initiatives", "/media/garden.png", "/media/x.svg", "/api/graphql", "/api/content/x", "/api/content", "/api/media", "/api/queries/x", "/openapi", "/openapi/v1.json", "/Contents/ContentItems/x", "/RedirectToLocalizedContent", "/Login", "/sitemap.xml", "/news/feed.rss", "/events/feed.ics"];

    [Fact]
    public async Task Any_path_is_found_or_not_found()
    {
        using var client = fixture.Site.Client();
        await Path.SampleAsync(async path => await AssertNoServerErrorAsync(client, Get(path)), iter: 1_500, threads: 2);
    }

    [Fact]
    public async Task Any_query_string_is_understood_or_refused()
    {
        using var client = fixture.Site.Client();
        await Gen.Select(AnyOf(Doors), Query).SampleAsync(
            async pair => await AssertNoServerErrorAsync(client, Get(pair.Item1 + "?" + pair.Item2)), iter: 3_000, threads: 2);
    }

    [Fact]
    public async Task Any_body_is_understood_or_refused()
    {
        using var client = fixture.Site.Client();
        var body = Gen.OneOf(
            Gen.String[Gen.Char, 0, 60],
            AnyOf("{}", "[]", "null", "{\"query\":1}", "{\"query\":\"{post{displayText}}\",\"variables\":[]}", "{\"ContentType\":\"Post\"}", "{\"query\":\"{\"}"),
            Piece.Select(p => "{\"query\":\"{post(where:{displayText:\\\"" + p.Replace("\\", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal) + "\\\"}){displayText}}\"}"));
        await Gen.Select(AnyOf("/api/graphql", "/api/content", "/Login"), AnyOf("application/json", "application/graphql", "text/plain", "application/x-www-form-urlencoded"), body)
            .SampleAsync(async sent => await AssertNoServerErrorAsync(client, Post(sent.Item1, sent.Item2, sent.Item3)), iter: 2_000, threads: 2);
    }

    private static Gen<string> AnyOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // A path that begins with two slashes would otherwise be read as a host.
    private static HttpRequestMessage Get(string pathAndQuery) => new(HttpMethod.Get, new Uri("http://localhost" + pathAndQuery));

    private static HttpRequestMessage Post(string path, string type, string body)
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new(type);
        return new(HttpMethod.Post, path) { Content = content };
    }

    private static async Task AssertNoServerErrorAsync(HttpClient client, HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}");
    }
}

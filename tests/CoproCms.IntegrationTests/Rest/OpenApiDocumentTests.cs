using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Hosting;
using CoproCms.IntegrationTests.Given;
using CoproCms.Tests.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Rest;

/// <summary>The document of the site that is shipped.</summary>
public sealed class OpenApiDocumentTests(SqliteSite fixture) : IClassFixture<SqliteSite>
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_document_of_the_Copro_site_is_a_contract() =>
        Snapshot.Match(JsonNode.Parse(await GetAsync("/openapi/v1.json"))!.ToJsonString(Readable), extension: "json");

    [Fact]
    public void Whoever_adds_a_route_to_the_API_describes_it()
    {
        var undescribed = fixture.Site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true && e.Metadata.GetMetadata<IHttpMethodMetadata>() is not null)
            .Where(e => e.Metadata.GetMetadata<ApiOperation>() is null)
            .Select(e => $"{e.RoutePattern.RawText}: give it .WithMetadata(new ApiOperation(…))");

        Assert.Empty(undescribed);
    }

    [Fact]
    public async Task The_page_and_its_styles_come_from_this_server_alone()
    {
        var page = await GetAsync("/openapi");

        Assert.Contains("href=\"/openapi/openapi.css\"", page);
        Assert.DoesNotContain("//cdn", page);
        Assert.DoesNotContain("<script", page);
        Assert.Contains(".method", await GetAsync("/openapi/openapi.css"));
    }

    private async Task<string> GetAsync(string path)
    {
        using var client = fixture.Site.Client();
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}

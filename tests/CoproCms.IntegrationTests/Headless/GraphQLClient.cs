using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.Headless;

/// <summary>Asks a site as a partner's program does.</summary>
internal static class GraphQLClient
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The data; fails with the answer when there are errors.</summary>
    public static async Task<JsonNode> AskAsync(this Site site, string query, object? variables = null)
    {
        using var client = site.Client();
        using var response = await client.PostAsJsonAsync("/api/graphql", new { query, variables });
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.True(answer["errors"] is null, answer.ToJsonString(Plain));
        return answer["data"]!;
    }

    public static string Text(this JsonNode json) => json.ToJsonString(Plain);

    /// <summary>The display texts of a list of items.</summary>
    public static string Titles(this JsonNode? items) => string.Join(", ", items!.AsArray().Select(i => (string?)i!["displayText"]));
}

using System.Net;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.Headless;

/// <summary>What GraphQL shows ready to be displayed: HTML in the item's own language, and pictures in sizes that the site serves.</summary>
public sealed class RenderingTests(SqliteSite fixture) : IClassFixture<SqliteSite>
{
    [Theory]
    [InlineData("cy", "en", "Gan ", "By ")]
    [InlineData("en", "cy", "By ", "Gan ")]
    public async Task Html_is_in_the_items_language_whatever_that_of_the_request(string item, string request, string expected, string unexpected)
    {
        using var client = fixture.Site.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(request);
        client.DefaultRequestHeaders.Add("Cookie", $".AspNetCore.Culture=c%3D{request}%7Cuic%3D{request}");
        var query = $"{{ post(where: {{localization: {{culture: \"{item}\"}}}}, first: 1) {{ render }} }}";
        var post = JsonNode.Parse(await client.GetStringAsync("/api/graphql?query=" + Uri.EscapeDataString(query)))!["data"]!["post"]![0]!;

        Assert.Contains(">" + expected, (string?)post["render"], StringComparison.Ordinal);
        Assert.DoesNotContain(">" + unexpected, (string?)post["render"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("width: 480", "image/")]
    [InlineData("width: 480, height: 240, mode: CROP, format: WEBP", "image/webp")]
    [InlineData("width: 100, format: JPG, quality: 70", "image/jpeg")]
    [InlineData("format: PNG", "image/png")]
    public async Task A_picture_is_served_at_the_address_that_was_asked_for(string arguments, string contentType)
    {
        using var client = fixture.Site.Client();
        using var picture = await client.GetAsync(await UrlAsync(arguments));

        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.StartsWith(contentType, picture.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("width: 481", "width and height may be 16, 32")]
    [InlineData("height: -1", "height")]
    [InlineData("width: 480, quality: 33", "quality is 33; it may be 10 to 100 in tens.")]
    [InlineData("quality: 0", "quality")]
    public async Task A_picture_that_is_not_served_has_no_address(string arguments, string expected)
    {
        using var client = fixture.Site.Client();
        var answer = JsonNode.Parse(await client.GetStringAsync("/api/graphql?query=" + Uri.EscapeDataString(Query(arguments))))!;

        Assert.Contains(expected, (string?)answer["errors"]![0]!["message"], StringComparison.Ordinal);
        Assert.Equal("INVALID_IMAGE", (string?)answer["errors"]![0]!["extensions"]!["code"]);
    }

    private async Task<string> UrlAsync(string arguments) => (string)(await fixture.Site.AskAsync(Query(arguments)))["post"]![0]!["image"]!["files"]![0]!["url"]!;

    private static string Query(string arguments) => $"{{ post(where: {{displayText_contains: \"Chepstow\"}}, first: 1) {{ image {{ files {{ url({arguments}) }} }} }} }}";
}

/// <summary>A character that a database does not know is a fault of the request on every database.</summary>
public abstract class NullCharacterTests(SiteFixture fixture)
{
    [SkippableTheory]
    [InlineData("{ post(where: {displayText: \"a\\u0000b\"}) { displayText } }", null)]
    [InlineData("{ contentItem(contentItemId: \"\\u0000\") { displayText } }", null)]
    [InlineData("{ author(userName: \"\\u0000\") { displayName } }", null)]
    [InlineData("query($w: PostWhereInput) { post(where: $w) { displayText } }", "{\"w\":{\"contentItemId_in\":[\"\\u0000\"]}}")]
    [InlineData("query($w: PostWhereInput) { post(where: $w) { displayText } }", "{\"w\":{\"categories\":{\"term\":\"\\u0000\"}}}")]
    public async Task It_is_refused(string query, string? variables)
    {
        fixture.Demand();
        using var client = fixture.Site.Client();
        var body = new JsonObject { ["query"] = query, ["variables"] = variables is null ? null : JsonNode.Parse(variables) };
        using var response = await client.PostAsync("/api/graphql", new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![0]!;

        Assert.NotEqual("INTERNAL_ERROR", (string?)error["extensions"]!["code"]);
    }
}

public sealed class NullCharacterOnSqliteTests(SqliteSite site) : NullCharacterTests(site), IClassFixture<SqliteSite>;

public sealed class NullCharacterOnPostgresTests(PostgresSite site) : NullCharacterTests(site), IClassFixture<PostgresSite>;

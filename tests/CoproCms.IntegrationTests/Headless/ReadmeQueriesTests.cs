using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.Headless;

/// <summary>What the README tells partners to ask is asked, as a partner would: of the site that the recipe sets up, by nobody in particular.</summary>
public sealed partial class ReadmeQueriesTests(SqliteSite site) : IClassFixture<SqliteSite>
{
    private static readonly string[] Queries = Read();

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, Queries.Length)];

    [Fact]
    public void There_are_ten() => Assert.Equal(10, Queries.Length);

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Each_query_of_the_README_finds_something(int number)
    {
        using var answer = await site.Site.Client().PostAsJsonAsync("/api/graphql", new { query = Queries[number - 1] });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.False(body.TryGetProperty("errors", out var errors), errors.ToString());
        var found = body.GetProperty("data").EnumerateObject().Single().Value;
        Assert.True(found.ValueKind == JsonValueKind.Object || found.GetArrayLength() > 0, body.ToString());
        Assert.DoesNotContain("[]", found.GetRawText());
    }

    private static string[] Read()
    {
        var readme = File.ReadAllText(Repository.PathTo("README.md"));
        return [.. Fence().Matches(readme).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex("```graphql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}

using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

public sealed class OrderTests : IAsyncLifetime
{
    private GraphQLSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await GraphQLSite.StartAsync(new TypeBuilder("Row").Part("TitlePart").Field("A", "NumericField").Field("B", "NumericField"));
        await using var session = _site.Engine.As();
        foreach (var (title, a, b) in new[] { ("x", 1, 2), ("y", 2, 1), ("z", 1, 1) })
        {
            await session.PublishAsync("Row", $$"""{ "TitlePart": { "Title": "{{title}}" }, "Row": { "A": { "Value": {{a}} }, "B": { "Value": {{b}} } } }""");
            _site.Engine.Time.Now += TimeSpan.FromMinutes(1);
        }
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("{}", "z y x")]
    [InlineData("{createdUtc: ASC}", "x y z")]
    [InlineData("{displayText: DESC}", "z y x")]
    [InlineData("{a: ASC, b: ASC}", "z x y")]
    [InlineData("{b: ASC, a: ASC}", "z y x")]
    [InlineData("{b: DESC, a: ASC}", "x z y")]
    public async Task Keys_apply_in_the_order_in_which_they_are_written(string orderBy, string expected) =>
        Assert.Equal(expected, await TextsAsync($"{{ row(orderBy: {orderBy}) {{ displayText }} }}"));

    [Theory]
    [InlineData("""{"o":{"b":"ASC","a":"ASC"}}""", "z y x")]
    [InlineData("""{"o":{"a":"ASC","b":"ASC"}}""", "z x y")]
    public async Task Variables_keep_their_order_too(string variables, string expected) =>
        Assert.Equal(expected, await TextsAsync("query($o: RowOrderByInput) { row(orderBy: $o) { displayText } }", variables));

    [Fact]
    public async Task Defaults_of_variables_keep_their_order_too() =>
        Assert.Equal("z y x", await TextsAsync("query($o: RowOrderByInput = {b: ASC, a: ASC}) { row(orderBy: $o) { displayText } }"));

    [Fact]
    public async Task A_direction_may_be_a_variable() =>
        Assert.Equal("x z y", await TextsAsync("query($d: OrderByDirection) { row(orderBy: {b: $d, a: ASC}) { displayText } }", """{"d":"DESC"}"""));

    [Fact]
    public async Task Pages_follow_each_other()
    {
        Assert.Equal("x y", await TextsAsync("{ row(orderBy: {createdUtc: ASC}, first: 2) { displayText } }"));
        Assert.Equal("z", await TextsAsync("{ row(orderBy: {createdUtc: ASC}, first: 2, skip: 2) { displayText } }"));
        Assert.Equal("x y z", await TextsAsync("{ row(orderBy: {createdUtc: ASC}, first: 0) { displayText } }"));
    }

    private async Task<string> TextsAsync(string query, string? variables = null)
    {
        var answer = await _site.AskAsync(query, variables);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return string.Join(' ', answer["data"]!["row"]!.AsArray().Select(e => (string)e!["displayText"]!));
    }
}

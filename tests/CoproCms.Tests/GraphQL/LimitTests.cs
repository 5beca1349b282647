using CoproCms.GraphQL;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

public sealed class LimitTests
{
    private const string Section = GraphQLSettings.Section + ":";

    [Theory]
    [InlineData("MaxDepth", "3", "{ post { about { contentItems { displayText } } } }", "The document is 4 selections deep; at most 3 are allowed.")]
    [InlineData("MaxDepth", "3", "{ post { ...A } } fragment A on Post { about { ... { contentItems { displayText } } } }", "The document is 4 selections deep; at most 3 are allowed.")]
    [InlineData("MaxFields", "3", "{ post { displayText author owner } }", "The document asks for 4 fields; at most 3 are allowed.")]
    [InlineData("MaxAliases", "1", "{ a: post { displayText } b: post { displayText } }", "The document has 2 aliases; at most 1 are allowed.")]
    [InlineData("MaxDocumentLength", "10", "{ post { displayText } }", "The document has 24 characters; at most 10 are allowed.")]
    [InlineData("MaxComplexity", "500", "{ post { displayText about { contentItems(first: 10) { displayText } } } }", "The answer may come to 1301 fields; at most 500 are allowed.")]
    [InlineData("MaxNumberOfResults", "20", "{ post(first: 21) { displayText } }", "'first' is 21; at most 20 can be asked for.")]
    public async Task A_request_that_is_too_large_is_told_what_is_allowed(string setting, string value, string query, string expected)
    {
        await using var site = await GraphQLSite.StartAsync(
            new Dictionary<string, string?> { [Section + setting] = value, [Section + "MaxNumberOfResultsValidationMode"] = "Enabled" },
            new TypeBuilder("Post").Part("TitlePart").Field("About", "ContentPickerField"));

        Assert.Contains(expected, await site.ErrorAsync(query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_count_towards_complexity()
    {
        await using var site = await GraphQLSite.StartAsync(new Dictionary<string, string?> { [Section + "MaxComplexity"] = "500" }, "Post");
        const string Query = "query($n: Int) { post(first: $n) { displayText } }";

        await site.DataAsync(Query, """{"n":100}""");
        Assert.Contains("may come to 601 fields", await site.ErrorAsync(Query, """{"n":600}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_larger_page_is_cut_where_it_is_not_refused()
    {
        await using var site = await GraphQLSite.StartAsync(new Dictionary<string, string?> { [Section + "MaxNumberOfResults"] = "2" }, "Post");
        await using var session = site.Engine.As();
        for (var i = 0; i < 3; i++)
            await session.PublishAsync("Post", """{"TitlePart":{"Title":"x"}}""");

        Assert.Equal("""{"post":[{"displayText":"x"},{"displayText":"x"}]}""", await site.DataAsync("{ post(first: 5000) { displayText } }"));
    }

    [Fact]
    public async Task Fragments_inside_themselves_are_named_and_never_followed()
    {
        await using var site = await GraphQLSite.StartAsync("Post");

        Assert.Contains("itself", await site.ErrorAsync("{ post { ...A } } fragment A on Post { displayText ...A }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_nested_without_end_is_refused()
    {
        await using var site = await GraphQLSite.StartAsync("Post");

        Assert.Contains("nested too deeply", await site.ErrorAsync(string.Concat(Enumerable.Repeat("{ a ", 5000))), StringComparison.Ordinal);
        Assert.Contains("nested too deeply", await site.ErrorAsync("{ post(where: " + string.Concat(Enumerable.Repeat("{AND:", 5000))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sometimes")]
    public void An_unknown_mode_is_named(string mode)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager { [Section + "MaxNumberOfResultsValidationMode"] = mode };

        Assert.Contains("Sometimes, which is not known", Assert.Throws<InvalidOperationException>(() => GraphQLSettings.Read(configuration, false)).Message, StringComparison.Ordinal);
    }
}

using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

/// <summary>Terms: energy, with wind and sun below it, and food. Posts are named by the terms that they have.</summary>
public sealed class TermFixture : IAsyncLifetime
{
    internal GraphQLSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await GraphQLSite.StartAsync(
            new TypeBuilder("Taxonomy").Part("TitlePart").Part("TaxonomyPart"), new TypeBuilder("Theme").Part("TitlePart"),
            new TypeBuilder("Post").Part("TitlePart").Field("Themes", "TaxonomyField").Field("Others", "TaxonomyField"));
        await using var session = Site.Engine.As();
        var themes = await session.PublishAsync("Taxonomy", """
            {"TitlePart":{"Title":"Themes"},"TaxonomyPart":{"TermContentType":"Theme","Terms":[
              {"ContentItemId":"energy","ContentType":"Theme","DisplayText":"Energy","Terms":[
                {"ContentItemId":"wind","ContentType":"Theme","DisplayText":"Wind"},{"ContentItemId":"sun","ContentType":"Theme","DisplayText":"Sun"}]},
              {"ContentItemId":"food","ContentType":"Theme","DisplayText":"Food"}]} }
            """);
        foreach (var terms in new[] { "energy", "wind", "sun food", "food", "" })
        {
            var ids = string.Join(',', terms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => $"\"{t}\""));
            await session.PublishAsync("Post", $$$"""
                {"TitlePart":{"Title":"[{{{terms}}}]"},"Post":{"Themes":{"TaxonomyContentItemId":"{{{themes.ContentItemId}}}","TermContentItemIds":[{{{ids}}}]},
                 "Others":{"TaxonomyContentItemId":"{{{themes.ContentItemId}}}","TermContentItemIds":["sun"]} } }
                """);
        }
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();
}

public sealed class TermConditionTests(TermFixture fixture) : IClassFixture<TermFixture>
{
    [Theory]
    [InlineData("""term: "energy" """, "[energy]")]
    [InlineData("""term: "energy", includeDescendants: true""", "[energy] [sun food] [wind]")]
    [InlineData("""term: "wind", includeDescendants: true""", "[wind]")]
    [InlineData("""term_in: ["wind", "food"]""", "[food] [sun food] [wind]")]
    [InlineData("""term_in: ["energy", "food"], includeDescendants: true""", "[energy] [food] [sun food] [wind]")]
    [InlineData("""term_in: []""", "")]
    [InlineData("""term_not_in: ["food"]""", "[] [energy] [wind]")]
    [InlineData("""term_not_in: ["energy"], includeDescendants: true""", "[] [food]")]
    [InlineData("""term_all: ["sun", "food"]""", "[sun food]")]
    [InlineData("""term_all: ["energy", "food"], includeDescendants: true""", "[sun food]")]
    [InlineData("""term_all: ["wind", "food"]""", "")]
    [InlineData("""term: "food", term_not_in: ["sun"]""", "[food]")]
    [InlineData("""term: null""", "[]")]
    [InlineData("""term: "unknown", includeDescendants: true""", "")]
    [InlineData("", "[] [energy] [food] [sun food] [wind]")]
    public async Task Posts_are_found_by_their_terms(string conditions, string expected)
    {
        var answer = await fixture.Site.AskAsync($"{{ post(where: {{themes: {{{conditions}}}}}, orderBy: {{displayText: ASC}}) {{ displayText }} }}");
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        Assert.Equal(expected, string.Join(' ', answer["data"]!["post"]!.AsArray().Select(p => (string)p!["displayText"]!)));
    }

    [Fact]
    public async Task Two_fields_of_one_taxonomy_are_kept_apart() => Assert.Equal(
        """{"post":[{"displayText":"[food]"}]}""",
        await fixture.Site.DataAsync("""{ post(where: {themes: {term: "food"}, NOT: {themes: {term: "sun"}}, others: {term: "sun"}}) { displayText } }"""));
}

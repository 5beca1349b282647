using CoproCms.Definitions;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

/// <summary>Three spots whose values stand in parts, named parts, collapsed parts, lists and fields with members.</summary>
public sealed class PlaceFixture : IAsyncLifetime
{
    internal GraphQLSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await GraphQLSite.StartAsync(new TypeBuilder("Spot").Part("TitlePart").Part("AutoroutePart").Part("AliasPart").Part("ExtraPart").Part("ExtraPart", named: "Second")
            .Part("PublishLaterPart", """{"GraphQLContentTypePartSettings":{"Collapse":true}}""")
            .Part("SidePart", """{"GraphQLContentTypePartSettings":{"Collapse":true,"PreventFieldNameCollision":true}}""")
            .Field("Languages", "MultiTextField").Field("Location", "GeoPointField"));
        await using var session = Site.Engine.As();
        await session.Get<DefinitionStore>().SetPartAsync(ProbeDefinitions.Extra, default);
        await session.Get<DefinitionStore>().SetPartAsync(new("SidePart", [], [new("Note", "TextField", [])]), default);
        await Publish("A", 1, 3, "x", "\"cy\",\"en\"", 51.6m, "2030-03-01T00:00:00Z");
        await Publish("B", 2, 2, "y", "\"en\"", 53.2m, "2030-01-01T00:00:00Z");
        await Publish("C", 2, 1, "x", "", 52.4m, "2030-02-01T00:00:00Z");

        Task Publish(string title, int first, int second, string note, string languages, decimal latitude, string later) => session.PublishAsync("Spot", $$$"""
            {"TitlePart":{"Title":"{{{title}}}"},"AutoroutePart":{"Path":"spots/{{{title}}}"},"AliasPart":{"Alias":"spot-{{{title}}}"},"ExtraPart":{"Score":{"Value":{{{first}}}} },
             "Second":{"Score":{"Value":{{{second}}}} },"SidePart":{"Note":{"Text":"{{{note}}}"} },"PublishLaterPart":{"ScheduledPublishUtc":"{{{later}}}"},
             "Spot":{"Languages":{"Values":[{{{languages}}}]},"Location":{"Latitude":{{{latitude}}},"Longitude":-3} } }
            """);
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();
}

public sealed class PlaceTests(PlaceFixture fixture) : IClassFixture<PlaceFixture>
{
    [Theory]
    [InlineData("extra: {score: 2}", "B C")]
    [InlineData("second: {score_gte: 2}", "A B")]
    [InlineData("extra: {score: 2}, second: {score: 1}", "C")]
    [InlineData("OR: [{extra: {score: 1}}, {second: {score: 1}}]", "A C")]
    [InlineData("""alias: {alias: "spot-b"}""", "B")]
    [InlineData("""path_ends_with: "/a" """, "A")]
    [InlineData("""sideNote: "x" """, "A C")]
    [InlineData("""scheduledPublishUtc_lt: "2030-02-15T00:00:00Z" """, "B C")]
    [InlineData("""languages: "cy" """, "A")]
    [InlineData("""languages_in: ["cy", "en"]""", "A B")]
    [InlineData("""languages_not: "en" """, "C")]
    [InlineData("""languages: null""", "C")]
    [InlineData("""location: {latitude_gt: 52, latitude_lt: 53}""", "C")]
    [InlineData("""location: {longitude: -3, latitude_gte: 53.2}""", "B")]
    [InlineData("""NOT: [{location: {latitude_gt: 52}}]""", "A")]
    public async Task Values_are_compared_wherever_they_stand(string where, string expected) => Assert.Equal(expected, await TextsAsync($"where: {{{where}}}, orderBy: {{displayText: ASC}}"));

    [Theory]
    [InlineData("extra: {score: DESC}, second: {score: ASC}", "C B A")]
    [InlineData("second: {score: ASC}, extra: {score: DESC}", "C B A")]
    [InlineData("extra: {score: ASC}, displayText: DESC", "A C B")]
    [InlineData("displayText: DESC, extra: {score: ASC}", "C B A")]
    [InlineData("sideNote: ASC, location: {latitude: DESC}", "C A B")]
    [InlineData("location: {latitude: ASC}", "A C B")]
    [InlineData("alias: {alias: DESC}", "C B A")]
    [InlineData("path: DESC", "C B A")]
    [InlineData("scheduledPublishUtc: ASC", "B C A")]
    public async Task Lists_are_ordered_by_values_wherever_they_stand(string orderBy, string expected) => Assert.Equal(expected, await TextsAsync($"orderBy: {{{orderBy}}}"));

    [Theory]
    [InlineData("""{"o":{"extra":{"score":"DESC"},"location":{"latitude":"ASC"}}}""", "C B A")]
    [InlineData("""{"o":{"location":{"longitude":"ASC","latitude":"ASC"},"extra":{"score":"DESC"}}}""", "A C B")]
    [InlineData("""{"o":{"location":{"latitude":"DESC","longitude":"ASC"}}}""", "B C A")]
    public async Task Nested_keys_of_variables_apply_in_their_order(string variables, string expected)
    {
        var answer = await fixture.Site.AskAsync("query($o: SpotOrderByInput) { spot(orderBy: $o) { displayText } }", variables);
        Assert.Equal(expected, string.Join(' ', answer["data"]!["spot"]!.AsArray().Select(s => (string)s!["displayText"]!)));
    }

    [Fact]
    public async Task A_filter_that_compares_with_too_many_values_is_refused()
    {
        var ids = string.Join(',', Enumerable.Range(0, 1999).Select(i => $"\"{i}\""));
        Assert.Equal("A", await TextsAsync($"where: {{displayText_in: [{ids},\"a\"]}}"));
        Assert.Equal("A", await TextsAsync($"where: {{sideNote_in: [{ids}, \"X\"], extra: {{score: 1}} }}"));
        var many = string.Join(',', Enumerable.Range(0, 199).Select(i => $"{{displayText: \"{i}\"}}"));
        Assert.Equal("B", await TextsAsync($"where: {{OR: [{many}, {{displayText: \"b\"}}]}}"));

        Assert.Contains("2000 values", await fixture.Site.ErrorAsync($"{{ spot(where: {{displayText_in: [{ids},\"a\",\"b\"]}}) {{ displayText }} }}"), StringComparison.Ordinal);
        Assert.Contains("200 conditions", await fixture.Site.ErrorAsync($"{{ spot(where: {{OR: [{many},{many}]}}) {{ displayText }} }}"), StringComparison.Ordinal);
    }

    private async Task<string> TextsAsync(string arguments)
    {
        var answer = await fixture.Site.AskAsync($"{{ spot({arguments}) {{ displayText }} }}");
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return string.Join(' ', answer["data"]!["spot"]!.AsArray().Select(s => (string)s!["displayText"]!));
    }
}

using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

/// <summary>Three events: Alpha (10, featured), Beta (20), gamma with a long Welsh text and without a number.</summary>
public sealed class FilterFixture : IAsyncLifetime
{
    internal GraphQLSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await GraphQLSite.StartAsync(new TypeBuilder("Event")
            .Part("TitlePart").Part("AutoroutePart").Part("AliasPart").Part("LocalizationPart")
            .Field("Note", "TextField").Field("Places", "NumericField").Field("Featured", "BooleanField")
            .Field("Day", "DateField").Field("Start", "DateTimeField").Field("Opens", "TimeField"));
        await using var session = Site.Engine.As();
        await Publish("Alpha", "a", "en", """{"Note":{"Text":"Tea and bread"},"Places":{"Value":10},"Featured":{"Value":true},"Day":{"Value":"2026-03-01T00:00:00Z"},"Start":{"Value":"2026-03-01T18:30:00Z"},"Opens":{"Value":"18:00:00"}}""");
        Site.Engine.Time.Now += TimeSpan.FromHours(1);
        await Publish("Beta", "b", "en", """{"Note":{"Text":"100% wool_work"},"Places":{"Value":20},"Featured":{"Value":false},"Day":{"Value":"2026-04-01T00:00:00Z"},"Start":{"Value":"2026-04-01T09:00:00Z"},"Opens":{"Value":"09:00:00"}}""");
        Site.Engine.Time.Now += TimeSpan.FromHours(1);
        await Publish("gamma", "c", "cy", """{"Note":{"Text":"Ŵyl yn y dref"}}""");

        Task Publish(string title, string path, string culture, string own) => session.PublishAsync(
            "Event",
            $$$"""{"TitlePart":{"Title":"{{{title}}}"},"AutoroutePart":{"Path":"events/{{{path}}}"},"AliasPart":{"Alias":"ev-{{{path}}}"},"LocalizationPart":{"Culture":"{{{culture}}}"},"Event":{{{own}}}}""");
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();
}

public sealed class FilterTests(FilterFixture fixture) : IClassFixture<FilterFixture>
{
    [Theory]
    [InlineData("""displayText: "Alpha" """, "Alpha")]
    [InlineData("""displayText: "ALPHA" """, "Alpha")]
    [InlineData("""displayText_not: "Alpha" """, "gamma Beta")]
    [InlineData("""displayText_in: ["Alpha", "Beta"]""", "Beta Alpha")]
    [InlineData("""displayText_in: "Alpha" """, "Alpha")]
    [InlineData("""displayText_not_in: ["Alpha", "Beta"]""", "gamma")]
    [InlineData("""displayText_contains: "a" """, "gamma Beta Alpha")]
    [InlineData("""displayText_not_contains: "ph" """, "gamma Beta")]
    [InlineData("""displayText_starts_with: "AL" """, "Alpha")]
    [InlineData("""displayText_not_starts_with: "al" """, "gamma Beta")]
    [InlineData("""displayText_ends_with: "MA" """, "gamma")]
    [InlineData("""displayText_not_ends_with: "ma" """, "Beta Alpha")]
    [InlineData("""createdUtc_gt: "2026-03-01T09:00:00Z" """, "gamma Beta")]
    [InlineData("""createdUtc: "2026-03-01T09:00:00Z" """, "Alpha")]
    [InlineData("""createdUtc_in: ["2026-03-01T10:00:00+00:00"]""", "Beta")]
    [InlineData("""modifiedUtc_lte: "2026-03-01T10:00:00Z" """, "Beta Alpha")]
    [InlineData("""path: "events/b" """, "Beta")]
    [InlineData("""path_starts_with: "EVENTS/" """, "gamma Beta Alpha")]
    [InlineData("""alias: {alias: "ev-c"}""", "gamma")]
    [InlineData("""alias: {alias_starts_with: "EV", alias_not: "ev-a"}""", "gamma Beta")]
    [InlineData("""localization: {culture: "cy"}""", "gamma")]
    [InlineData("""localization: {culture_in: ["en"]}, displayText_not: "Beta" """, "Alpha")]
    [InlineData("""note: "tea and bread" """, "Alpha")]
    [InlineData("""note_contains: "ŵYL" """, "gamma")]
    [InlineData("""note_contains: "%" """, "Beta")]
    [InlineData("""note_contains: "l_w" """, "Beta")]
    [InlineData("""places: 10""", "Alpha")]
    [InlineData("""places_gte: 10.0, places_lt: 20""", "Alpha")]
    [InlineData("""places: null""", "gamma")]
    [InlineData("""places_not: null""", "Beta Alpha")]
    [InlineData("""places_in: [20, null]""", "gamma Beta")]
    [InlineData("""places_gt: null""", "")]
    [InlineData("""featured: true""", "Alpha")]
    [InlineData("""featured_not: true""", "gamma Beta")]
    [InlineData("""day: "2026-03-01" """, "Alpha")]
    [InlineData("""day_gt: "2026-03-01" """, "Beta")]
    [InlineData("""start_in: ["2026-03-01T18:30:00Z"]""", "Alpha")]
    [InlineData("""start_lt: "2026-03-01T18:30:01Z" """, "Alpha")]
    [InlineData("""opens_gte: "12:00:00" """, "Alpha")]
    [InlineData("""opens: "09:00:00" """, "Beta")]
    [InlineData("""OR: [{displayText: "Alpha"}, {displayText: "Beta"}]""", "Beta Alpha")]
    [InlineData("""OR: [{displayText: "Alpha", places: 20}]""", "Beta Alpha")]
    [InlineData("""OR: [{AND: [{displayText: "Alpha"}, {places: 20}]}, {note_contains: "dref"}]""", "gamma")]
    [InlineData("""OR: {displayText: "Alpha"}""", "Alpha")]
    [InlineData("""AND: [{places_gt: 5}, {featured: true}]""", "Alpha")]
    [InlineData("""NOT: [{places: 20}]""", "gamma Alpha")]
    [InlineData("""NOT: [{places: 20}, {featured: true}]""", "gamma Beta Alpha")]
    [InlineData("", "gamma Beta Alpha")]
    [InlineData("OR: []", "gamma Beta Alpha")]
    public async Task A_list_holds_what_its_conditions_let_through(string where, string expected)
    {
        var data = await fixture.Site.AskAsync($"{{ event(where: {{{where}}}) {{ displayText }} }}");
        Assert.True(data["errors"] is null, data.ToJsonString());
        Assert.Equal(expected, string.Join(' ', data["data"]!["event"]!.AsArray().Select(e => (string)e!["displayText"]!)));
    }

    [Fact]
    public async Task Conditions_come_in_variables_too()
    {
        const string Query = "query($w: EventWhereInput, $n: Int) { event(where: $w, first: $n) { displayText } }";
        Assert.Equal("""{"event":[{"displayText":"Beta"}]}""", await fixture.Site.DataAsync(Query, """{"w":{"places_gt":5,"featured":false},"n":1}"""));
    }

    [Theory]
    [InlineData("""{ event(where: {nope: "x"}) { displayText } }""", "Argument 'where' has invalid value. In field 'nope': Unknown field.")]
    [InlineData("""{ event(where: {day: "1 March"}) { displayText } }""", "day")]
    [InlineData("""{ event(first: -1) { displayText } }""", "'first' is -1; it may not be negative.")]
    [InlineData("""{ event(skip: -5) { displayText } }""", "'skip' is -5; it may not be negative.")]
    public async Task A_fault_in_the_arguments_is_named(string query, string expected) =>
        Assert.Contains(expected, await fixture.Site.ErrorAsync(query));
}

using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Definitions;
using CoproCms.IntegrationTests.Given;
using CoproCms.IntegrationTests.Web;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Headless;

/// <summary>
/// Items find what they point to and what points to them, whatever the language of either, on every database. Ash and Birch are principles in
/// both languages, Cedar in English only; initiatives name them in one language or the other.
/// </summary>
public abstract class ReferenceTests(SiteFixture fixture) : IAsyncLifetime
{
    private const string Marker = "reference-tests";
    private const string Mine = $"contact: \"{Marker}\"";
    private const string MyPrinciples = $"statement: \"{Marker}\"";

    public async Task InitializeAsync()
    {
        if (fixture.Database.Missing is not null || (await fixture.Site.AskAsync($"{{ initiative(where: {{{Mine}}}) {{ displayText }} }}"))["initiative"]!.AsArray().Count > 0)
            return;
        var (ash, onnen) = (await PrincipleAsync("Ash", "en", "ash", 1), await PrincipleAsync("Onnen", "cy", "ash", 1));
        var (birch, bedwen) = (await PrincipleAsync("Birch", "en", "birch", 2), await PrincipleAsync("Bedwen", "cy", "birch", 2));
        var cedar = await PrincipleAsync("Cedar", "en", "cedar", 3);
        await InitiativeAsync("One", "en", "one", ash, birch);
        await InitiativeAsync("Un", "cy", "one", onnen, bedwen);
        await InitiativeAsync("Two", "en", "two", onnen, cedar);
        await InitiativeAsync("Tri", "cy", "three", ash, onnen, cedar);
        await InitiativeAsync("Four", "en", "four");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableTheory]
    [InlineData("""principles_some: {displayText: "Ash"}""", "One, Tri, Two, Un")]
    [InlineData("""principles_some: {displayText: "Onnen"}""", "One, Tri, Two, Un")]
    [InlineData("""principles_some: {displayText: "Cedar"}""", "Tri, Two")]
    [InlineData("""principles_some: {position_gte: 2}""", "One, Tri, Two, Un")]
    [InlineData("""principles_some: {position: 2}, localization: {culture: "cy"}""", "Un")]
    [InlineData("""principles_some: {}""", "One, Tri, Two, Un")]
    [InlineData("""principles_none: {displayText: "Cedar"}""", "Four, One, Un")]
    [InlineData("""principles_none: {}""", "Four")]
    [InlineData("""principles_some: {initiativeByPrinciples_some: {displayText: "Two"}}""", "One, Tri, Two, Un")]
    [InlineData("""OR: [{principles_some: {displayText: "Cedar"}}, {displayText: "Four"}]""", "Four, Tri, Two")]
    public async Task Items_are_found_by_what_they_point_to(string where, string expected)
    {
        fixture.Demand();
        var data = await fixture.Site.AskAsync($"{{ initiative(where: {{{Mine}, {where}}}, orderBy: {{displayText: ASC}}) {{ displayText }} }}");
        Assert.Equal(expected, data["initiative"].Titles());
    }

    [SkippableTheory]
    [InlineData("""initiativeByPrinciples_some: {displayText: "Two"}""", "Ash, Cedar, Onnen")]
    [InlineData("""initiativeByPrinciples_some: {displayText: "One"}""", "Ash, Bedwen, Birch, Onnen")]
    [InlineData("""initiativeByPrinciples_some: {displayText: "Four"}""", "")]
    [InlineData("""NOT: [{initiativeByPrinciples_some: {displayText: "One"}}]""", "Cedar")]
    public async Task Items_are_found_by_what_points_to_them(string where, string expected)
    {
        fixture.Demand();
        var data = await fixture.Site.AskAsync($"{{ principle(where: {{{MyPrinciples}, {where}}}, orderBy: {{displayText: ASC}}) {{ displayText }} }}");
        Assert.Equal(expected, data["principle"].Titles());
    }

    [SkippableTheory]
    [InlineData("orderBy: {displayText: ASC}", "One, Tri, Two, Un | One, Un | One, Un | Tri, Two | One, Tri, Two, Un")]
    [InlineData("orderBy: {displayText: DESC}, first: 2", "Un, Two | Un, One | Un, One | Two, Tri | Un, Two")]
    [InlineData("orderBy: {displayText: ASC}, first: 1, skip: 1", "Tri | Un | Un | Two | Tri")]
    [InlineData("""where: {localization: {culture: "cy"}}, orderBy: {displayText: ASC}""", "Tri, Un | Un | Un | Tri | Tri, Un")]
    [InlineData("status: DRAFT", " |  |  |  | ")]
    public async Task The_way_back_is_filtered_ordered_and_paged_for_each_item(string arguments, string expected)
    {
        fixture.Demand();
        var query = $$"""
            { principle(where: { {{MyPrinciples}} }, orderBy: {displayText: ASC}) { displayText initiativeByPrinciples({{arguments}}) { displayText } } }
            """;
        var lists = (await fixture.Site.AskAsync(query))["principle"]!.AsArray().Select(p => p!["initiativeByPrinciples"].Titles());
        Assert.Equal(expected, string.Join(" | ", lists));
    }

    [SkippableFact]
    public async Task What_is_picked_comes_in_the_language_of_what_picks_it()
    {
        fixture.Demand();
        var data = await fixture.Site.AskAsync($"{{ initiative(where: {{{Mine}}}, orderBy: {{displayText: ASC}}) {{ displayText principles {{ contentItems {{ displayText }} }} }} }}");
        var lists = data["initiative"]!.AsArray().Select(i => $"{i!["displayText"]}: {i["principles"]!["contentItems"].Titles()}");

        Assert.Equal("Four:  | One: Ash, Birch | Tri: Onnen, Cedar | Two: Ash, Cedar | Un: Onnen, Bedwen", string.Join(" | ", lists));
    }

    [SkippableTheory]
    [InlineData("""where: {displayText_not: "Ash"}""", "Birch | Onnen, Cedar | Cedar")]
    [InlineData("orderBy: {displayText: DESC}", "Birch, Ash | Onnen, Cedar | Cedar, Ash")]
    [InlineData("orderBy: {displayText: ASC}, first: 1", "Ash | Cedar | Ash")]
    [InlineData("orderBy: {displayText: ASC}, skip: 1", "Birch | Onnen | Cedar")]
    public async Task What_is_picked_can_be_filtered_and_ordered(string arguments, string expected)
    {
        fixture.Demand();
        var data = await fixture.Site.AskAsync($$"""
            { initiative(where: { {{Mine}}, displayText_in: ["One", "Two", "Tri"] }, orderBy: {displayText: ASC}) { principles { contentItems({{arguments}}) { displayText } } } }
            """);
        Assert.Equal(expected, string.Join(" | ", data["initiative"]!.AsArray().Select(i => i!["principles"]!["contentItems"].Titles())));
    }

    [SkippableFact]
    public async Task Three_levels_take_a_fixed_number_of_commands_however_many_items_there_are()
    {
        fixture.Demand();
        var counts = new List<int>();
        foreach (var first in new[] { 5, 1, 2, 5 })
        {
            var query = $$"""
                { principle(where: { {{MyPrinciples}} }, orderBy: {displayText: ASC}, first: {{first}}) {
                  displayText initiativeByPrinciples(orderBy: {displayText: ASC}) {
                    displayText principles { contentItems(orderBy: {displayText: ASC}) { displayText ... on Principle { initiativeByPrinciples(first: 1) { displayText } } } } } } }
                """;
            using var log = new SqlLog(fixture.Site);
            await fixture.Site.AskAsync(query);
            // The outbox is looked at now and then, whoever asks.
            counts.Add(log.Commands.Count(c => c.Text.Contains("ContentIndex", StringComparison.Ordinal) || c.Text.Contains("ContentVersion", StringComparison.Ordinal)));
        }

        // The list, the way back, the order of what is picked, and the way back again.
        Assert.Equal([4, 4, 4], counts[1..]);
    }

    [SkippableFact]
    public async Task What_may_not_be_seen_counts_for_nothing()
    {
        fixture.Demand();
        var secret = await fixture.Site.AsAsync(Actor.System, async services =>
        {
            var content = services.GetRequiredService<ContentManager>();
            var item = await content.NewAsync("Principle", default);
            item.Titled("Secret").In("en").With("Key", new() { ["Text"] = "secret" }).With("Statement", new() { ["Text"] = "secret" });
            return await content.SaveAsync(item, new(), default);
        });
        await InitiativeAsync("Hidden way", "en", "hidden", secret.ContentItemId);

        var data = await fixture.Site.AskAsync("""{ initiative(where: {displayText: "Hidden way"}) { principles { contentItems { displayText } } } found: initiative(where: {principles_some: {displayText: "Secret"}}) { displayText } }""");
        Assert.Equal("""{"initiative":[{"principles":{"contentItems":[]}}],"found":[]}""", data.Text());
        await fixture.Site.AsAsync(Actor.System, async s =>
        {
            var found = await s.GetRequiredService<ContentQuery>().ListAsync(new() { Types = ["Initiative"], Filter = new ContentFilter.Column(ContentColumn.DisplayText, FilterOperator.Equal, "Hidden way") }, default);
            await s.GetRequiredService<ContentManager>().DeleteAsync(found[0].ContentItemId, default);
        });
    }

    [SkippableTheory]
    [InlineData("", "b, c, a | z, y")]
    [InlineData("(first: 2)", "b, c | z, y")]
    [InlineData("(orderBy: {displayText: ASC}, first: 1)", "a | y")]
    [InlineData("(orderBy: {displayText: DESC}, skip: 1)", "b, a | y")]
    [InlineData("""(where: {displayText_not_in: ["b", "z"]})""", "c, a | y")]
    [InlineData("(status: DRAFT)", " | ")]
    public async Task Lists_inside_items_take_the_arguments_of_lists_at_the_root(string arguments, string expected)
    {
        fixture.Demand();
        await ShelvesAsync();
        var data = await fixture.Site.AskAsync($"{{ shelf(orderBy: {{displayText: ASC}}) {{ list {{ contentItems{arguments} {{ displayText }} }} }} }}");
        Assert.Equal(expected, string.Join(" | ", data["shelf"]!.AsArray().Select(s => s!["list"]!["contentItems"].Titles())));
    }

    private Task ShelvesAsync() => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var store = services.GetRequiredService<DefinitionStore>();
        if ((await store.GetAsync(default)).Type("Shelf") is not null)
            return;
        ContentTypePartDefinition title = new("TitlePart", new("TitlePart", [], []), []);
        JsonObject settings = new() { ["ContentTypeSettings"] = new JsonObject { ["Draftable"] = true } };
        JsonObject list = new() { ["ListPartSettings"] = new JsonObject { ["ContainedContentTypes"] = new JsonArray("Book") } };
        await store.SetTypeAsync(new("Book", "Book", settings, [title]), default);
        await store.SetTypeAsync(new("Shelf", "Shelf", (JsonObject)settings.DeepClone(), [title, new("ListPart", new("ListPart", [], []), list)]), default);
        foreach (var (shelf, books) in new[] { ("First", "bca"), ("Second", "zy") })
        {
            var owner = await fixture.Site.PublishAsync("Shelf", item => item.Titled(shelf));
            foreach (var book in books)
            {
                await fixture.Site.PublishAsync("Book", item =>
                {
                    item.Titled(book.ToString());
                    item.RequirePart("ContainedPart")["ListContentItemId"] = owner.ContentItemId;
                });
            }
        }
    });

    private async Task<string> PrincipleAsync(string title, string culture, string set, int position) => (await fixture.Site.PublishAsync("Principle", item =>
        item.Titled(title).In(culture, $"{Marker}-{set}").With("Statement", new() { ["Text"] = Marker }).With("Position", new() { ["Value"] = position })
            .With("Key", new() { ["Text"] = set }))).ContentItemId;

    private Task InitiativeAsync(string title, string culture, string set, params string[] principles) => fixture.Site.PublishAsync("Initiative", item =>
        item.Titled(title).In(culture, $"{Marker}-{set}").With("Contact", new() { ["Text"] = Marker }).With("Lead", new() { ["Text"] = "Citizens" })
            .With("Principles", new() { ["ContentItemIds"] = new JsonArray([.. principles.Select(p => JsonValue.Create(p))]) }));
}

public sealed class ReferenceOnSqliteTests(UncachedSqliteSite site) : ReferenceTests(site), IClassFixture<UncachedSqliteSite>;

public sealed class ReferenceOnPostgresTests(UncachedPostgresSite site) : ReferenceTests(site), IClassFixture<UncachedPostgresSite>;

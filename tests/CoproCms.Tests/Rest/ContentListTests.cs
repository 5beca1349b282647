using System.Text.Json.Nodes;
using CoproCms.Errors;
using CoproCms.Rest;
using CoproCms.Security;
using CoproCms.Tests.Given;
using CsCheck;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Tests.Rest;

/// <summary><c>GET /api/content</c> lists what the caller may see, in pages.</summary>
public sealed class ContentListTests : IAsyncLifetime
{
    private Engine _engine = null!;
    private Pipeline _api = null!;
    private Actor _reader = null!;
    private string _theme = "";

    public async Task InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("CoproCms:Rest:MaxItems", "5"), new("CoproCms:Rest:DefaultItems", "4")]).Build();
        _engine = await Engine.StartAsync(
            services => new RestModule().ConfigureServices(services, configuration),
            "Theme",
            new TypeBuilder("Event").Part("TitlePart").Part("LocalizationPart").Field("Start", "DateTimeField").Field("Venue", "TextField").Field("Capacity", "NumericField")
                .Field("Open", "BooleanField").Field("Location", "GeoPointField").Field("About", "ContentPickerField"),
            "Secret");
        _api = Pipeline.Over(_engine, new ErrorsModule(), new RestModule());
        _reader = _engine.User("reader", ContentApiDoor.Permission, "View_Event", "View_Theme");
        await using var session = _engine.As();
        _theme = (await session.PublishAsync("Theme", """{"TitlePart":{"Title":"Food"}}""")).ContentItemId;
        for (var day = 1; day <= 6; day++)
        {
            _engine.Time.Now += TimeSpan.FromHours(1);
            await session.PublishAsync("Event", $$$$"""
                {"TitlePart":{"Title":"Day {{{{day}}}}"},"Event":{"Start":{"Value":"2026-04-0{{{{day}}}}T18:00:00Z"},"Venue":{"Text":"{{{{(day % 2 == 0 ? "Cas-gwent" : "Y Fenni")}}}}"},
                 "Capacity":{"Value":{{{{day * 10}}}}},"Open":{"Value":{{{{(day > 3 ? "true" : "false")}}}}},"About":{"ContentItemIds":[{{{{(day == 1 ? $"\"{_theme}\"" : "")}}}}]}}}
                """);
        }

        await session.DraftAsync("Event", """{"TitlePart":{"Title":"Draft"}}""");
        await session.PublishAsync("Secret", """{"TitlePart":{"Title":"Secret"}}""");
    }

    public async Task DisposeAsync() => await _engine.DisposeAsync();

    [Fact]
    public async Task The_newest_come_first_as_whole_items()
    {
        var answer = await GetAsync("type=Event&first=2");

        Assert.Equal((200, "application/json; charset=utf-8", "Day 6, Day 5"), (answer.Status, answer.Header("Content-Type"), Titles(answer)));
        var single = await _api.SendAsync(_reader, "GET", $"/api/content/{answer.Json["items"]![0]!["ContentItemId"]}");
        Assert.Equal(single.Body, answer.Json["items"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task Without_a_type_everything_is_listed_that_may_be_seen()
    {
        Assert.Equal("Day 4, Day 3, Day 2, Day 1, Food", await AllAsync("first=5&orderBy=CreatedUtc desc", skipPages: 0, after: "Day 5"));
        Assert.DoesNotContain("Secret", await AllAsync("first=5"));
        Assert.Equal("", Titles(await GetAsync("type=Secret")));
    }

    [Theory]
    [InlineData("type=Event&orderBy=Start asc", "Day 1, Day 2, Day 3, Day 4")]
    [InlineData("type=Event&orderBy=Event.Start", "Day 1, Day 2, Day 3, Day 4")]
    [InlineData("type=Event&orderBy=-Start", "Day 6, Day 5, Day 4, Day 3")]
    [InlineData("type=Event&orderBy=Venue, createdUtc DESC", "Day 6, Day 4, Day 2, Day 5")]
    [InlineData("type=event,theme&orderBy=ContentType desc, DisplayText", "Food, Day 1, Day 2, Day 3")]
    [InlineData("type=Event&type=Theme&orderBy=contenttype desc", "Food")]
    [InlineData("type=Event&filter=Start ge 2026-04-05", "Day 6, Day 5")]
    [InlineData("type=Event&filter=Event.Start lt 2026-04-02T18:00:01Z and Capacity gt 10", "Day 2")]
    [InlineData("type=Event&filter=not (Venue eq 'y fenni') and Open eq true", "Day 6, Day 4")]
    [InlineData("type=Event&filter=DisplayText in ('day 1', 'DAY 2')", "Day 2, Day 1")]
    [InlineData("type=Event&filter=Venue contains $place&place=gwent&first=1", "Day 6")]
    [InlineData("type=Event&filter=Venue contains $place&place=&first=1", "Day 6")]
    [InlineData("type=Event&filter=DisplayText in $days&days=day 1&days=day 3", "Day 3, Day 1")]
    [InlineData("filter=Start ge now&type=Event&first=1", "Day 6")]
    [InlineData("type=Event&filter=", "Day 6, Day 5, Day 4, Day 3")]
    public async Task Filters_and_orders_are_those_of_templates(string query, string titles)
    {
        var answer = await GetAsync(query);

        Assert.True(answer.Status == 200, answer.Body);
        Assert.StartsWith(titles, Titles(answer));
    }

    [Fact]
    public async Task What_points_to_an_item_is_found_by_it() => Assert.Equal("Day 1", Titles(await GetAsync($"type=Event&filter=About has '{_theme}'")));

    [Fact]
    public async Task Following_the_links_to_the_next_page_gives_the_whole_list_once()
    {
        var titles = new List<string>();
        var address = "/api/content?type=Event&filter=Capacity%20ge%2020&orderBy=Venue,-Start&first=2";
        while (address is not null)
        {
            var page = await _api.SendAsync(_reader, "GET", address);
            titles.Add(Titles(page));
            Assert.Equal(page.Header("Link") is not null, (bool)page.Json["pageInfo"]!["hasNextPage"]!);
            address = page.Header("Link") is { } link ? link[1..link.IndexOf('>')] : null;
        }

        Assert.Equal(["Day 6, Day 4", "Day 2, Day 5", "Day 3"], titles);
    }

    [Fact]
    public async Task Items_are_counted_when_asked_for()
    {
        Assert.False((await GetAsync("type=Event&first=1")).Json.ContainsKey("totalCount"));
        Assert.Equal(6, (int)(await GetAsync("type=Event&first=1&count=true")).Json["totalCount"]!);
    }

    [Fact]
    public async Task Drafts_are_for_those_who_may_preview_or_edit()
    {
        Assert.Equal("", Titles(await GetAsync("type=Event&status=draft")));
        var editor = _engine.User("editor", ContentApiDoor.Permission, "EditContent");
        Assert.Equal("Draft", Titles(await _api.SendAsync(editor, "GET", "/api/content?type=Event&status=DRAFT")));
    }

    [Fact]
    public async Task A_list_that_a_reader_has_already_is_304()
    {
        var tag = (await GetAsync("type=Event")).Header("ETag")!;

        Assert.Equal(304, (await _api.SendAsync(_reader, "GET", "/api/content?type=Event", headers: ("If-None-Match", tag))).Status);
        await using (var session = _engine.As())
            await session.PublishAsync("Event", """{"TitlePart":{"Title":"New"}}""");
        Assert.Equal(200, (await _api.SendAsync(_reader, "GET", "/api/content?type=Event", headers: ("If-None-Match", tag))).Status);
    }

    [Fact]
    public async Task Nobody_lists_without_the_permission_to_use_the_API() => Assert.Equal(401, (await _api.SendAsync(Actor.Nobody, "GET", "/api/content")).Status);

    [Theory]
    [InlineData("type=Evnt", "type", "did you mean 'Event'")]
    [InlineData("filter=Strat ge now&type=Event", "filter", "did you mean 'Start'? (at character 1)")]
    [InlineData("filter=Event.Strat ge now", "filter", "did you mean 'Event.Start'? (at character 1)")]
    [InlineData("type=Event&filter=Start ge 'soon'", "filter", "(at character 10)")]
    [InlineData("type=Event&filter=Start ge", "filter", "a value: 'text', a number")]
    [InlineData("type=Event&filter=Start is now", "filter", "'is' is no operator")]
    [InlineData("type=Event&filter=Open gt true", "filter", "(at character 6)")]
    [InlineData("type=Event&filter=Venue eq 'Y", "filter", "no closing '")]
    [InlineData("type=Event&filter=Venue eq $place", "filter", "add place=")]
    [InlineData("type=Event&filter=Venue eq $first&first=1", "filter", "means something to the list itself")]
    [InlineData("type=Event&filter=Venue eq '%00'", "filter", "U+0000")]
    [InlineData("type=Event&filter=Venue eq $p&p=%00", "p", "U+0000")]
    [InlineData("type=Event&filter=x eq 1&filter=y eq 1", "filter", "once")]
    [InlineData("type=Event&orderBy=Start down", "orderBy", "no key to sort by")]
    [InlineData("type=Event&orderBy=Start, Strat", "orderBy", "did you mean 'Start'? (at character 8)")]
    [InlineData("type=Event&orderBy=-Start desc", "orderBy", "no key to sort by")]
    [InlineData("orderBy=Start", "orderBy", "nothing called 'Start'")]
    [InlineData("orderBy=Path,Path,Path,Path,Path,Path,Path,Path,Path,Path,Path,Path,Path,Path,Path,Path,Path", "orderBy", "at most 16 keys")]
    [InlineData("status=live", "status", "published, draft, latest and all")]
    [InlineData("status=1", "status", "published, draft, latest and all")]
    [InlineData("first=0", "first", "from 1 to 5")]
    [InlineData("first=6", "first", "from 1 to 5")]
    [InlineData("first=-1", "first", "from 1 to 5")]
    [InlineData("first=99999999999999999999", "first", "from 1 to 5")]
    [InlineData("count=yes", "count", "true or false")]
    [InlineData("after=abc", "after", "no cursor of this list")]
    [InlineData("fliter=x", "fliter", "did you mean 'filter'")]
    public async Task What_cannot_be_understood_is_400_and_says_where_and_what_to_do(string query, string member, string words)
    {
        var answer = await GetAsync(query);

        Assert.Equal((400, "validation"), (answer.Status, (string?)answer.Json["code"]));
        Assert.Contains(words, (string?)answer.Json["errors"]![member]?[0]);
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var cursor = (string)(await GetAsync("type=Event&first=1&orderBy=Start")).Json["pageInfo"]!["endCursor"]!;

        Assert.Equal(400, (await GetAsync($"type=Event&first=1&orderBy=Venue&after={cursor}")).Status);
    }

    [Fact]
    public async Task Whatever_is_asked_for_is_answered_or_refused()
    {
        var word = Gen.OneOf(
            Gen.OneOf("Start", "Event.Start", "Venue", "Capacity", "Open", "Location.Latitude", "About", "TitlePart.Title", "createdUtc", "ListOrder", "Latest", "Path", "Culture"),
            Gen.OneOf("eq", "ne", "gt", "ge", "lt", "le", "contains", "startswith", "endswith", "in", "has", "under", "and", "or", "not", "(", ")", ",", "asc", "desc", "-"),
            Gen.OneOf("'a'", "'", "''", "1", "-1e400", "79228162514264337593543950335", "9999-12-31T23:59:59.9999999Z", "0001-01-01", "null", "true", "now", "$x", "$type", "%", "_", "\\", "\u0130", "\uD83D\uDE00", "\0"),
            Gen.String[Gen.Char, 0, 4]);
        var text = word.Array[0, 9].Select(words => string.Join(' ', words));
        var cursor = (string)(await GetAsync("type=Event&first=1")).Json["pageInfo"]!["endCursor"]!;
        var after = Gen.OneOf(Gen.Const(""), text, Gen.Const(cursor), Gen.Select(Gen.Int[0, cursor.Length - 1], Gen.Char['0', 'z']).Select((at, c) => cursor[..at] + c + cursor[(at + 1)..]));
        await Gen.Select(text, text, after, Gen.OneOf("Event", "", "Theme,Event", "x")).SampleAsync(async (filter, order, cursorText, type) =>
        {
            var query = string.Join('&', new[] { ("type", type), ("filter", filter), ("orderBy", order), ("after", cursorText), ("x", filter) }
                .Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Escape(p.Item2)}"));
            var answer = await GetAsync(query);
            Assert.True(answer.Status is 200 or 400, $"{answer.Status} {query} {answer.Body}");
        }, iter: 1_500, threads: 1);
    }

    [Fact]
    public async Task Whatever_item_is_sent_is_saved_or_refused()
    {
        var client = _engine.User("client", ContentApiDoor.Permission, "PublishContent");
        var value = Gen.OneOf("null", "true", "-0", "1e999", "12345678901234567890", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"2026-01-01\"", "\"Event\"", "[]", "[[]]", "{}", "[null]", "{\"Value\":{}}", "{\"Text\":[1]}", "{\"Title\":\"a\"}", "{\"\":0}");
        var name = Gen.OneOf("ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "CreatedUtc", "Owner", "Author", "TitlePart", "Event", "LocalizationPart", "ContainedPart", "Start", "Venue", "About", "");
        var member = Gen.Select(name, value).Select((n, v) => $"\"{n}\":{v}");
        var nested = Gen.Select(name, member.Array[0, 3]).Select((n, members) => $"\"{n}\":{{{string.Join(',', members)}}}");
        await Gen.OneOf(member, nested).Array[0, 5].SampleAsync(async members =>
        {
            var answer = await _api.SendAsync(client, "POST", "/api/content", $"{{{string.Join(',', members.Prepend("\"ContentType\":\"Event\""))}}}");
            Assert.True(answer.Status is 200 or 400 or 403, $"{answer.Status} {string.Join(',', members)} {answer.Body}");
        }, iter: 800, threads: 1);
    }

    private Task<HttpAnswer> GetAsync(string query) => _api.SendAsync(_reader, "GET", "/api/content?" + query);

    private async Task<string> AllAsync(string query, int skipPages = 0, string? after = null)
    {
        var titles = new List<string>();
        string? cursor = null;
        do
        {
            var page = await GetAsync(query + (cursor is null ? "" : "&after=" + cursor));
            titles.AddRange(Titles(page).Split(", "));
            cursor = (bool)page.Json["pageInfo"]!["hasNextPage"]! ? (string)page.Json["pageInfo"]!["endCursor"]! : null;
        }
        while (cursor is not null);
        return string.Join(", ", after is null ? titles.Skip(skipPages) : titles.SkipWhile(t => t != after).Skip(1));
    }

    private static string Escape(string text) => Uri.EscapeDataString(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));

    private static string Titles(HttpAnswer list) =>
        string.Join(", ", (list.Json["items"] as JsonArray ?? throw new InvalidOperationException(list.Body)).Select(i => (string?)i!["DisplayText"]));
}

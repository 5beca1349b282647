using System.Text.Json.Nodes;
using CoproCms.Rest;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Rest;

/// <summary>
/// The requests whose answers were recorded from Orchard Core, one by one. Where CoproCms answers otherwise on purpose, the name of the test says so;
/// those for tokens and queries are tested with their modules.
/// </summary>
public sealed class RecordedRequestTests : IAsyncLifetime
{
    private const string ProbeOne = """
        {"ContentType":"Probe","DisplayText":"ignored?","TitlePart":{"Title":"Probe one"},"AliasPart":{"Alias":"probe-one-1230"},"AutoroutePart":{"Path":"custom/probe-one-1230"},
         "HtmlBodyPart":{"Html":"<p>Helo <b>byd</b></p>"},
         "Probe":{"Bool":{"Value":true},"Pick":{"ContentItemIds":["4fvnxm519pf4jxhcqdgj66rncs"]},"ADate":{"Value":"2024-05-06T00:00:00Z"},"ADateTime":{"Value":"2024-05-06T07:08:09Z"},
           "AHtml":{"Html":"<i>x</i>"},"ALink":{"Url":"https://example.org","Text":"Ex","Target":"_blank"},"AMulti":{"Values":["1","2"]},"ANumber":{"Value":12.5},"AInt":{"Value":7},
           "AText":{"Text":"some text"},"ATime":{"Value":"13:14:15"},"AUser":{"UserIds":[]},"AYt":{"EmbeddedAddress":"https://www.youtube.com/embed/x","RawAddress":"https://youtu.be/x"},
           "AMedia":{"Paths":["garden.jpg"],"MediaTexts":["alt"]},"ATax":{"TaxonomyContentItemId":"x","TermContentItemIds":[]},"AMd":{"Markdown":"# H"},"AGeo":{"Latitude":1.5,"Longitude":2.5}},
         "ExtraPart":{"Remark":{"Text":"r1"},"Score":{"Value":3}},"Second":{"Remark":{"Text":"r2"},"Score":{"Value":4}},"LocalizationPart":{"Culture":"en"}}
        """;

    private RecordedSite _site = null!;

    public async Task InitializeAsync() => _site = await RecordedSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task GET_without_access_is_401_and_names_the_scheme()
    {
        var answer = await _site.SendAsync("GET", "/api/content/4fvnxm519pf4jxhcqdgj66rncs", actor: Actor.Nobody);

        Assert.Equal((401, "no-store", "Bearer"), (answer.Status, answer.Header("Cache-Control"), answer.Header("WWW-Authenticate")));
    }

    [Fact]
    public async Task GET_as_someone_known_without_access_is_403()
    {
        var answer = await _site.SendAsync("GET", "/api/content/4fvnxm519pf4jxhcqdgj66rncs", actor: _site.User("weak"));

        Assert.Equal((403, "no-store"), (answer.Status, answer.Header("Cache-Control")));
        Assert.StartsWith("Bearer error=\"insufficient_access\", error_description=\"The user represented by the token", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task GET_answers_the_envelope_first_then_the_parts_with_only_markup_escaped()
    {
        var id = await _site.PublishBlogPostAsync();

        var answer = await _site.SendAsync("GET", $"/api/content/{id}");

        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        Assert.Equal(
            ["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author"],
            answer.Json.Select(m => m.Key).Take(11));
        Assert.Equal(["AutoroutePart", "BlogPost", "ContainedPart", "MarkdownBodyPart", "TitlePart"], answer.Json.Select(m => m.Key).Skip(11).Order());
        Assert.Contains("""dug \u2014 and then \u201Cthey planted\u201D.\n\nIt\u0027s theirs.""", answer.Body);
        Assert.Equal(0, (int?)answer.Json["ContainedPart"]!["Order"]);
        AssertSame("""{"Paths":["garden.jpg"],"MediaTexts":[""],"Anchors":[{"X":0.5,"Y":0.5}]}""", answer.Json["BlogPost"]!["Image"]!);
    }

    [Fact]
    public async Task GET_of_what_is_not_there_is_404_and_Problem_Details_where_Orchard_Core_has_a_page() =>
        AssertProblem(404, await _site.SendAsync("GET", "/api/content/nope"));

    [Fact]
    public async Task PUT_is_405_where_Orchard_Core_says_404() => AssertProblem(405, await _site.SendAsync("PUT", "/api/content", "{}"));

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"ContentType":"Nope"}""")]
    public async Task POST_of_what_cannot_be_read_or_has_no_known_type_is_400_and_Problem_Details_where_Orchard_Core_has_a_page(string body) =>
        AssertProblem(400, await _site.SendAsync("POST", "/api/content", body));

    [Fact]
    public async Task POST_of_another_content_type_is_415_where_Orchard_Core_says_404() =>
        AssertProblem(415, await _site.SendAsync("POST", "/api/content", "a=b", "application/x-www-form-urlencoded"));

    [Fact]
    public async Task POST_creates_and_publishes()
    {
        var answer = await _site.SendAsync("POST", "/api/content", ProbeOne);

        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        var item = answer.Json;
        Assert.Equal(("ignored?", true, true), ((string?)item["DisplayText"], (bool)item["Latest"]!, (bool)item["Published"]!));
        Assert.Equal((null, "ref"), ((string?)item["Owner"], (string?)item["Author"]));
        AssertSame(JsonNode.Parse(ProbeOne)!["Probe"]!, Without(item["Probe"]!, "ALocSet"));
        AssertSame("""{"LocalizationSets":[]}""", item["Probe"]!["ALocSet"]!);
        AssertSame("""{"SetHomepage":false,"Disabled":false,"RouteContainedItems":false,"Absolute":false,"Path":"custom/probe-one-1230"}""", item["AutoroutePart"]!);
        AssertSame("""{"Alias":"probe-one-1230"}""", item["AliasPart"]!);
        AssertSame("""{"Remark":{"Text":"r2"},"Score":{"Value":4}}""", item["Second"]!);
        Assert.Contains("""\u003Cp\u003EHelo \u003Cb\u003Ebyd\u003C/b\u003E\u003C/p\u003E""", answer.Body);
        Assert.Equal("en", (string?)item["LocalizationPart"]!["Culture"]);
        Assert.Equal(26, ((string)item["LocalizationPart"]!["LocalizationSet"]!).Length);
        AssertEmptyParts(item);
    }

    [Fact]
    public async Task POST_of_a_draft_fills_in_every_part_and_the_path_and_alias()
    {
        var answer = await _site.SendAsync("POST", "/api/content?draft=true", """{"ContentType":"Probe","TitlePart":{"Title":"Probe draft"},"Probe":{"AText":{"Text":"d"}}}""");

        var item = answer.Json;
        Assert.Equal((200, true, false), (answer.Status, (bool)item["Latest"]!, (bool)item["Published"]!));
        Assert.Null(item["PublishedUtc"]);
        AssertSame(
            """
            {"Bool":{"Value":false},"Pick":{"ContentItemIds":[]},"ADate":{},"ADateTime":{},"AHtml":{},"ALink":{},"AMulti":{"Values":[]},"ANumber":{},"AInt":{},"AText":{"Text":"d"},
             "ATime":{},"AUser":{"UserIds":[]},"AYt":{},"AMedia":{},"ATax":{"TermContentItemIds":[]},"AMd":{},"AGeo":{},"ALocSet":{"LocalizationSets":[]}}
            """, item["Probe"]!);
        Assert.Equal(("probe-draft", "probe-draft"), ((string?)item["AutoroutePart"]!["Path"], (string?)item["AliasPart"]!["Alias"]));
        AssertSame("""{"Remark":{},"Score":{}}""", item["ExtraPart"]!);
        AssertEmptyParts(item);
        AssertProblem(404, await _site.SendAsync("GET", $"/api/content/{item["ContentItemId"]}"));
    }

    [Fact]
    public async Task POST_of_an_update_merges_and_replaces_arrays_and_of_a_draft_keeps_the_live_version()
    {
        var created = (await _site.SendAsync("POST", "/api/content", ProbeOne)).Json;
        var id = (string)created["ContentItemId"]!;

        var updated = (await _site.SendAsync("POST", "/api/content", $$$$"""
            {"ContentItemId":"{{{{id}}}}","ContentType":"Probe","Probe":{"AText":{"Text":"changed"},"AMulti":{"Values":["2"]}}}
            """)).Json;
        var draft = (await _site.SendAsync("POST", "/api/content?draft=true", $$$"""{"ContentItemId":"{{{id}}}","TitlePart":{"Title":"Probe one (draft)"}}""")).Json;

        Assert.Equal("Probe one", (string?)updated["DisplayText"]);
        Assert.Equal((id, (string?)created["CreatedUtc"]), ((string?)updated["ContentItemId"], (string?)updated["CreatedUtc"]));
        Assert.Equal(3, new[] { created, updated, draft }.Select(i => (string?)i["ContentItemVersionId"]).Distinct().Count());
        AssertSame("""["2"]""", updated["Probe"]!["AMulti"]!["Values"]!);
        Assert.Equal(("changed", "# H"), ((string?)updated["Probe"]!["AText"]!["Text"], (string?)updated["Probe"]!["AMd"]!["Markdown"]));
        Assert.Equal(("Probe one (draft)", false), ((string?)draft["DisplayText"], (bool)draft["Published"]!));
        Assert.Equal((string?)updated["PublishedUtc"], (string?)draft["PublishedUtc"]);
        Assert.Equal("Probe one", (string?)(await _site.SendAsync("GET", $"/api/content/{id}")).Json["DisplayText"]);
    }

    [Theory]
    [InlineData("""{"ContentType":"Probe","AliasPart":{"Alias":"probe-one-1230"}}""", "Alias", "Your alias is already in use. \"probe-one-1230\"")]
    [InlineData("""{"ContentType":"Probe","TitlePart":{"Title":"dup2"},"AutoroutePart":{"Path":"custom/probe-one-1230"}}""", "Path", "Your permalink is already in use.")]
    [InlineData("""{"ContentType":"Probe","TitlePart":{"Title":"dup3"},"AutoroutePart":{"Path":"bad path?x"}}""", "Path",
        "Please do not use any of the following characters in your permalink: \":\", \"?\", \"#\", \"[\", \"]\", \"@\", \"!\", \"$\", \"&\", \"'\", \"(\", \")\", \"*\", \"+\", \",\", \".\", \";\", \"=\", \"<\", \">\", \"\\\", \"|\", \"%\". No spaces, or consecutive slashes, are allowed (please use dashes or underscores instead).")]
    [InlineData("""{"ContentType":"ProbeB","TitlePart":{"Title":"B"}}""", "ProbeB.Note.Text", "A value is required for Note.")]
    public async Task POST_that_breaks_a_rule_is_400_with_Orchard_Cores_words(string body, string member, string message)
    {
        await _site.SendAsync("POST", "/api/content", ProbeOne);

        var answer = await _site.SendAsync("POST", "/api/content", body);

        AssertProblem(400, answer);
        Assert.Equal("https://tools.ietf.org/html/rfc9110#section-15.5.1", (string?)answer.Json["type"]);
        Assert.Equal(("One or more validation errors occurred.", message), ((string?)answer.Json["title"], (string?)answer.Json["detail"]));
        Assert.Equal(message, (string?)Assert.Single(answer.Json["errors"]![member]!.AsArray()));
    }

    [Fact]
    public async Task POST_with_an_unknown_id_makes_a_new_one_and_keeps_owner_author_and_what_it_does_not_know()
    {
        var answer = await _site.SendAsync("POST", "/api/content", """
            {"ContentItemId":"myownid000000000000000000","ContentType":"ProbeB","TitlePart":{"Title":"Own"},"ProbeB":{"Note":{"Text":"n"}},
             "Unknown":{"x":1},"CreatedUtc":"2020-01-01T00:00:00Z","Owner":"me","Author":"me"}
            """);

        var item = answer.Json;
        Assert.Equal(26, ((string)item["ContentItemId"]!).Length);
        Assert.Equal(("me", "me"), ((string?)item["Owner"], (string?)item["Author"]));
        Assert.StartsWith("2026-", (string?)item["CreatedUtc"]);
        AssertSame("""{"x":1}""", item["Unknown"]!);
        AssertSame("""{"Remark":{},"Score":{}}""", item["ExtraPart"]!);
    }

    [Fact]
    public async Task POST_and_DELETE_of_a_visitor_are_401()
    {
        Assert.Equal(401, (await _site.SendAsync("POST", "/api/content", """{"ContentType":"ProbeB"}""", actor: Actor.Nobody)).Status);
        Assert.Equal(401, (await _site.SendAsync("DELETE", "/api/content/4fvnxm519pf4jxhcqdgj66rncs", actor: Actor.Nobody)).Status);
    }

    [Fact]
    public async Task DELETE_answers_the_item_and_afterwards_there_is_none()
    {
        var created = (await _site.SendAsync("POST", "/api/content", """{"ContentType":"ProbeB","TitlePart":{"Title":"Del"},"ProbeB":{"Note":{"Text":"n"}}}""")).Json;
        var address = $"/api/content/{created["ContentItemId"]}";

        var deleted = await _site.SendAsync("DELETE", address);

        Assert.Equal((200, "application/json; charset=utf-8"), (deleted.Status, deleted.Header("Content-Type")));
        created["Latest"] = false;
        created["Published"] = false;
        AssertSame(created, deleted.Json);
        AssertProblem(404, await _site.SendAsync("DELETE", address));
        AssertProblem(404, await _site.SendAsync("GET", address));
    }

    [Theory]
    [InlineData("GET", "/api/tenants")]
    [InlineData("POST", "/api/tenants/create")]
    [InlineData("POST", "/api/tenants/setup")]
    [InlineData("POST", "/api/tenants/disable/x")]
    public async Task There_are_no_tenants_so_their_routes_are_404(string method, string address) => AssertProblem(404, await _site.SendAsync(method, address, method == "POST" ? "{}" : null));

    private static void AssertProblem(int status, HttpAnswer answer)
    {
        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.Equal(status, (int?)answer.Json["status"]);
    }

    private static void AssertEmptyParts(JsonObject item)
    {
        AssertSame("""{"Widgets":[]}""", item["FlowPart"]!);
        AssertSame("""{"ContentItems":[]}""", item["Widgets"]!);
        AssertSame("""{"Render":true,"CustomMetaTags":[],"DefaultSocialImage":{},"OpenGraphImage":{},"TwitterImage":{}}""", item["SeoMetaPart"]!);
        foreach (var part in new[] { "LiquidPart", "PreviewPart", "CommonPart", "PublishLaterPart", "ArchiveLaterPart" })
            AssertSame("{}", item[part]!);
    }

    private static JsonObject Without(JsonNode json, string member)
    {
        var copy = (JsonObject)json.DeepClone();
        copy.Remove(member);
        return copy;
    }

    private static void AssertSame(string expected, JsonNode actual) => AssertSame(JsonNode.Parse(expected)!, actual);

    private static void AssertSame(JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected.ToJsonString()}\nfound    {actual.ToJsonString()}");
}

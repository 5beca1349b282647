using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Modules;
using CoproCms.Rest;
using CoproCms.Security;
using CoproCms.Tests.Given;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Tests.Rest;

/// <summary>The content API answers as Orchard Core's does; the rules are numbered as in its contract.</summary>
public sealed class ContentApiTests : IAsyncLifetime
{
    private Engine _engine = null!;
    private Pipeline _api = null!;
    private Actor _client = null!;

    public async Task InitializeAsync()
    {
        var note = new TypeBuilder("Note").Part("TitlePart").Part("AutoroutePart", """{"AutoroutePartSettings":{"AllowCustomPath":true,"Pattern":"{{ ContentItem.DisplayText | slugify }}"}}""")
            .Part("AliasPart").Field("Text", "TextField").Field("Must", "TextField", """{"TextFieldSettings":{"Required":true}}""").Field("Many", "MultiTextField");
        _engine = await Engine.StartAsync(services => new RestModule().ConfigureServices(services, new ConfigurationBuilder().Build()), note);
        _api = Pipeline.Over(_engine, new ErrorsModule(), new RestModule());
        _client = _engine.User("client", ContentApiDoor.Permission, "PublishContent", "DeleteContent");
    }

    public async Task DisposeAsync() => await _engine.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/content/4x")]
    [InlineData("POST", "/api/content")]
    [InlineData("DELETE", "/api/content/4x")]
    public async Task Rule_1_a_visitor_without_access_gets_401_before_anything_is_read(string method, string address)
    {
        var answer = await _api.SendAsync(Actor.Nobody, method, address, method == "POST" ? "{" : null);

        Assert.Equal((401, "Bearer", "no-store"), (answer.Status, answer.Header("WWW-Authenticate"), answer.Header("Cache-Control")));
        Assert.Equal(("unauthenticated", "AccessContentApi"), ((string?)answer.Json["code"], (string?)answer.Json["permission"]));
    }

    [Theory]
    [InlineData("GET", "/api/content/4x")]
    [InlineData("POST", "/api/content")]
    [InlineData("DELETE", "/api/content/4x")]
    public async Task Rule_1_a_user_without_access_gets_403_and_the_permission_named(string method, string address)
    {
        var answer = await _api.SendAsync(_engine.User("weak", "PublishContent", "DeleteContent"), method, address);

        Assert.Equal((403, "AccessContentApi"), (answer.Status, (string?)answer.Json["permission"]));
        Assert.StartsWith("Bearer error=\"insufficient_access\"", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Rule_2_giving_visitors_the_permissions_makes_the_api_public()
    {
        var id = await CreateAsync("Open");
        var visitor = new Actor(null, null, _engine.Get<Permissions>().Closure([ContentApiDoor.Permission, "ViewContent"]), []);

        Assert.Equal(200, (await _api.SendAsync(visitor, "GET", $"/api/content/{id}")).Status);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("", 400)]
    [InlineData("null", 400)]
    [InlineData("[]", 400)]
    [InlineData("\"text\"", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"ContentType":"Nope"}""", 400)]
    [InlineData("""{"ContentType":5}""", 400)]
    [InlineData("""{"ContentType":"Note","ContentType":"Note"}""", 400)]
    [InlineData("""{"ContentType":"Note","TitlePart":"text"}""", 400)]
    [InlineData("""{"ContentType":"Note","TitlePart":{"Title":"\ud800"}}""", 400)]
    [InlineData("""{"ContentType":"Note","TitlePart":{"Title":"a\u0000b"}}""", 400)]
    public async Task Rule_3_a_body_that_cannot_be_used_is_400(string body, int status)
    {
        var answer = await _api.SendAsync(_client, "POST", "/api/content", body);

        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Rule_3_another_content_type_is_415(string? type)
    {
        var answer = await _api.SendAsync(_client, "POST", "/api/content", Note("New"), type);

        Assert.Equal((415, "unsupported-media-type"), (answer.Status, (string?)answer.Json["code"]));
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/vnd.copro+json")]
    public async Task JSON_by_its_other_names_is_read(string type) =>
        Assert.Equal(200, (await _api.SendAsync(_client, "POST", "/api/content", Note("New"), type)).Status);

    [Fact]
    public async Task A_byte_order_mark_does_no_harm() =>
        Assert.Equal(200, (await _api.SendAsync(_client, "POST", "/api/content", "\uFEFF" + Note("New"))).Status);

    [Fact]
    public async Task A_compressed_body_is_refused() =>
        Assert.Equal(415, (await _api.SendAsync(_client, "POST", "/api/content", Note("New"), headers: ("Content-Encoding", "gzip"))).Status);

    [Theory]
    [InlineData(60, 200)]
    [InlineData(70, 400)]
    [InlineData(100_000, 400)]
    public async Task JSON_may_be_only_so_deep(int depth, int status)
    {
        var nested = string.Concat(Enumerable.Repeat("{\"x\":", depth)) + "1" + new string('}', depth);

        Assert.Equal(status, (await _api.SendAsync(_client, "POST", "/api/content", Note("Deep", ",\"Unknown\":" + nested))).Status);
    }

    [Theory]
    [InlineData("PUT", "/api/content", "POST")]
    [InlineData("PATCH", "/api/content/4x", "DELETE, GET, HEAD")]
    [InlineData("POST", "/api/content/4x", "DELETE, GET, HEAD")]
    public async Task Rule_3_other_methods_are_405_and_told_which_there_are(string method, string address, string allowed)
    {
        var answer = await _api.SendAsync(_client, method, address);

        Assert.Equal((405, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.All(allowed.Split(", "), a => Assert.Contains(a, answer.Header("Allow")!.Split(", ")));
    }

    [Fact]
    public async Task Rule_4_creating_even_a_draft_needs_the_permission_to_publish()
    {
        var writer = _engine.User("writer", ContentApiDoor.Permission, "EditContent");

        var answer = await _api.SendAsync(writer, "POST", "/api/content?draft=true", Note("Draft"));

        Assert.Equal((403, "Publish_Note"), (answer.Status, (string?)answer.Json["permission"]));
    }

    [Fact]
    public async Task Rule_4_an_unknown_id_is_replaced_while_owner_and_author_are_kept()
    {
        var answer = await _api.SendAsync(_client, "POST", "/api/content", """
            {"ContentItemId":"myownid000000000000000000","ContentType":"Note","TitlePart":{"Title":"Own"},"Note":{"Must":{"Text":"n"}},
             "Unknown":{"x":1},"CreatedUtc":"2020-01-01T00:00:00Z","Owner":"me","Author":"me"}
            """);

        Assert.Equal(200, answer.Status);
        Assert.NotEqual("myownid000000000000000000", Text(answer, "ContentItemId"));
        Assert.Equal(("me", "me"), (Text(answer, "Owner"), Text(answer, "Author")));
        Assert.StartsWith("2026-", Text(answer, "CreatedUtc"));
        Assert.Equal("""{"x":1}""", answer.Json["Unknown"]!.ToJsonString());
    }

    [Fact]
    public async Task Rule_4_whoever_may_publish_only_their_own_cannot_create_for_others()
    {
        var author = _engine.User("author", ContentApiDoor.Permission, "PublishOwnContent");

        Assert.Equal(200, (await _api.SendAsync(author, "POST", "/api/content", Note("Mine"))).Status);
        Assert.Equal(403, (await _api.SendAsync(author, "POST", "/api/content", Note("Theirs", ""","Owner":"someone" """))).Status);
    }

    [Fact]
    public async Task A_created_item_is_answered_with_200_and_all_its_parts()
    {
        var answer = await _api.SendAsync(_client, "POST", "/api/content", Note("New"));

        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        Assert.Equal(
            ["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author"],
            answer.Json.Select(p => p.Key).Take(11));
        Assert.True((bool)answer.Json["Published"]!);
        Assert.Equal("""{"Values":[]}""", answer.Json["Note"]!["Many"]!.ToJsonString());
        Assert.Equal("client", Text(answer, "Author"));
    }

    [Fact]
    public async Task A_draft_is_not_published_and_cannot_be_read_back()
    {
        var answer = await _api.SendAsync(_client, "POST", "/api/content?draft=true", Note("Draft"));

        Assert.False((bool)answer.Json["Published"]!);
        Assert.True(answer.Json.ContainsKey("PublishedUtc"));
        Assert.Null(answer.Json["PublishedUtc"]);
        Assert.Equal(404, (await _api.SendAsync(_client, "GET", $"/api/content/{Text(answer, "ContentItemId")}")).Status);
    }

    [Fact]
    public async Task Rule_5_an_update_merges_objects_and_replaces_arrays()
    {
        var id = await CreateAsync("Before", ""","Note":{"Must":{"Text":"m"},"Text":{"Text":"kept"},"Many":{"Values":["1","2"]}}""");

        var answer = await _api.SendAsync(_client, "POST", "/api/content", $$$$"""{"ContentItemId":"{{{{id}}}}","Note":{"Many":{"Values":["2"]}}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("kept", (string?)answer.Json["Note"]!["Text"]!["Text"]);
        Assert.Equal("""["2"]""", answer.Json["Note"]!["Many"]!["Values"]!.ToJsonString());
        Assert.Equal("Before", Text(answer, "DisplayText"));
    }

    [Fact]
    public async Task Rule_5_an_update_makes_a_new_version_and_a_draft_keeps_the_date_of_publishing()
    {
        var created = await _api.SendAsync(_client, "POST", "/api/content", Note("One"));
        var id = Text(created, "ContentItemId");

        var draft = await _api.SendAsync(_client, "POST", "/api/content?draft=true", $$$"""{"ContentItemId":"{{{id}}}","TitlePart":{"Title":"Two"}}""");

        Assert.NotEqual(Text(created, "ContentItemVersionId"), Text(draft, "ContentItemVersionId"));
        Assert.Equal(Text(created, "PublishedUtc"), Text(draft, "PublishedUtc"));
        Assert.False((bool)draft.Json["Published"]!);
        Assert.Equal("One", Text(await _api.SendAsync(_client, "GET", $"/api/content/{id}"), "DisplayText"));
    }

    [Fact]
    public async Task Rule_5_an_update_needs_the_permission_to_edit_the_item()
    {
        var id = await CreateAsync("Closed");
        var author = _engine.User("author", ContentApiDoor.Permission, "PublishOwnContent", "ViewContent");

        var answer = await _api.SendAsync(author, "POST", "/api/content", $$$"""{"ContentItemId":"{{{id}}}","TitlePart":{"Title":"Taken over"}}""");

        Assert.Equal(403, answer.Status);
        Assert.Equal("Closed", Text(await _api.SendAsync(_client, "GET", $"/api/content/{id}"), "DisplayText"));
    }

    [Fact]
    public async Task An_editor_who_may_not_publish_saves_drafts_only()
    {
        var id = await CreateAsync("Live");
        var editor = _engine.User("editor", ContentApiDoor.Permission, "EditContent");
        var change = $$$"""{"ContentItemId":"{{{id}}}","TitlePart":{"Title":"Changed"}}""";

        Assert.Equal(403, (await _api.SendAsync(editor, "POST", "/api/content", change)).Status);
        Assert.Equal(200, (await _api.SendAsync(editor, "POST", "/api/content?draft=true", change)).Status);
    }

    [Fact]
    public async Task The_type_of_an_item_cannot_change()
    {
        var id = await CreateAsync("Note");

        Assert.Equal(400, (await _api.SendAsync(_client, "POST", "/api/content", $$$"""{"ContentItemId":"{{{id}}}","ContentType":"Other"}""")).Status);
    }

    [Fact]
    public async Task A_change_of_an_outdated_version_is_a_conflict()
    {
        var first = await _api.SendAsync(_client, "POST", "/api/content", Note("One"));
        var change = $$$"""{"ContentItemId":"{{{Text(first, "ContentItemId")}}}","ContentItemVersionId":"{{{Text(first, "ContentItemVersionId")}}}","TitlePart":{"Title":"Two"}}""";

        Assert.Equal(200, (await _api.SendAsync(_client, "POST", "/api/content", change)).Status);
        var stale = await _api.SendAsync(_client, "POST", "/api/content", change);
        Assert.Equal((409, "conflict"), (stale.Status, (string?)stale.Json["code"]));
        Assert.NotEqual(Text(first, "ContentItemVersionId"), Text(stale, "currentVersion"));
    }

    [Theory]
    [InlineData(""","AliasPart":{"Alias":"taken"}""", "Alias", "Your alias is already in use. \"taken\"")]
    [InlineData(""","AutoroutePart":{"Path":"taken"}""", "Path", "Your permalink is already in use.")]
    public async Task Rule_6_what_is_taken_is_refused_by_name(string parts, string member, string message)
    {
        await CreateAsync("First", ""","AliasPart":{"Alias":"taken"},"AutoroutePart":{"Path":"taken"}""");

        var answer = await _api.SendAsync(_client, "POST", "/api/content", Note("Second", parts));

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.Equal(message, (string?)answer.Json["errors"]![member]![0]);
        Assert.Equal(message, (string?)answer.Json["detail"]);
    }

    [Fact]
    public async Task Rule_6_a_missing_value_is_refused_with_Orchard_Cores_words()
    {
        var answer = await _api.SendAsync(_client, "POST", "/api/content", """{"ContentType":"Note","TitlePart":{"Title":"B"}}""");

        Assert.Equal(400, answer.Status);
        Assert.Equal("https://tools.ietf.org/html/rfc9110#section-15.5.1", (string?)answer.Json["type"]);
        Assert.Equal("One or more validation errors occurred.", (string?)answer.Json["title"]);
        Assert.Equal("A value is required for Must.", (string?)answer.Json["detail"]);
        Assert.Equal("""{"Note.Must.Text":["A value is required for Must."]}""", answer.Json["errors"]!.ToJsonString());
        Assert.Equal("""{"Note.Must.Text":["field.required"]}""", answer.Json["codes"]!.ToJsonString());
    }

    [Fact]
    public async Task Rule_7_the_first_answer_repeats_a_display_text_and_the_title_decides_from_then_on()
    {
        var created = await _api.SendAsync(_client, "POST", "/api/content", Note("Title", ""","DisplayText":"Sent" """));

        var updated = await _api.SendAsync(_client, "POST", "/api/content", $$"""{"ContentItemId":"{{Text(created, "ContentItemId")}}"}""");

        Assert.Equal(("Sent", "Title"), (Text(created, "DisplayText"), Text(updated, "DisplayText")));
    }

    [Fact]
    public async Task Rule_8_a_missing_path_comes_from_the_pattern_and_is_unique()
    {
        await CreateAsync("Same name");

        var answer = await _api.SendAsync(_client, "POST", "/api/content", Note("Same name"));

        Assert.Equal("same-name-1", (string?)answer.Json["AutoroutePart"]!["Path"]);
    }

    [Fact]
    public async Task Deleting_answers_the_item_and_a_second_time_404()
    {
        var id = await CreateAsync("Gone soon");

        var first = await _api.SendAsync(_client, "DELETE", $"/api/content/{id}");

        Assert.Equal((200, "Gone soon"), (first.Status, Text(first, "DisplayText")));
        Assert.False((bool)first.Json["Latest"]!);
        Assert.False((bool)first.Json["Published"]!);
        Assert.Equal(404, (await _api.SendAsync(_client, "DELETE", $"/api/content/{id}")).Status);
        Assert.Equal(404, (await _api.SendAsync(_client, "GET", $"/api/content/{id}")).Status);
    }

    [Fact]
    public async Task Deleting_needs_its_permission()
    {
        var id = await CreateAsync("Stays");
        var editor = _engine.User("editor", ContentApiDoor.Permission, "EditContent");

        Assert.Equal(403, (await _api.SendAsync(editor, "DELETE", $"/api/content/{id}")).Status);
    }

    [Fact]
    public async Task What_may_not_be_viewed_is_not_found()
    {
        var id = await CreateAsync("Hidden");

        Assert.Equal(404, (await _api.SendAsync(_engine.User("blind", ContentApiDoor.Permission), "GET", $"/api/content/{id}")).Status);
    }

    [Fact]
    public async Task Markup_in_texts_is_escaped()
    {
        var id = await CreateAsync("""<b>'x' & "y"</b>""".Replace("\"", "\\\"", StringComparison.Ordinal));

        var answer = await _api.SendAsync(_client, "GET", $"/api/content/{id}");

        Assert.Contains("""\u003Cb\u003E\u0027x\u0027 \u0026 \u0022y\u0022\u003C/b\u003E""", answer.Body);
    }

    private async Task<string> CreateAsync(string title, string parts = "")
    {
        var answer = await _api.SendAsync(_client, "POST", "/api/content", Note(title, parts));
        Assert.True(answer.Status == 200, answer.Body);
        return Text(answer, "ContentItemId");
    }

    private static string Note(string title, string parts = "")
    {
        var must = parts.Contains("\"Note\"", StringComparison.Ordinal) ? "" : ""","Note":{"Must":{"Text":"m"}}""";
        return $$"""{"ContentType":"Note","TitlePart":{"Title":"{{title}}"} {{must}} {{parts}} }""";
    }

    private static string Text(HttpAnswer answer, string member) => (string?)answer.Json[member] ?? "";
}

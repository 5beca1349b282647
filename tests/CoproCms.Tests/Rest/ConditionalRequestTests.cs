using CoproCms.Errors;
using CoproCms.Rest;
using CoproCms.Security;
using CoproCms.Tests.Given;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Tests.Rest;

/// <summary>ETags save readers the bytes and writers each other's work.</summary>
public sealed class ConditionalRequestTests : IAsyncLifetime
{
    private Engine _engine = null!;
    private Pipeline _api = null!;
    private Actor _client = null!;
    private Actor _visitor = null!;

    public async Task InitializeAsync()
    {
        _engine = await Engine.StartAsync(
            services => new RestModule().ConfigureServices(services, new ConfigurationBuilder().Build()),
            "Note", new TypeBuilder("Card").Part("TitlePart").Setting("Versionable", false));
        _api = Pipeline.Over(_engine, new ErrorsModule(), new RestModule());
        _client = _engine.User("client", ContentApiDoor.Permission, "PublishContent", "DeleteContent");
        _visitor = new(null, null, _engine.Get<Permissions>().Closure([ContentApiDoor.Permission, "ViewContent"]), []);
    }

    public async Task DisposeAsync() => await _engine.DisposeAsync();

    [Fact]
    public async Task Who_has_the_item_already_is_told_so_with_304_and_no_bytes()
    {
        var id = await CreateAsync();
        var first = await GetAsync(id);

        foreach (var known in new[] { first.Header("ETag")!, "W/" + first.Header("ETag"), $"\"other\", {first.Header("ETag")}", "*" })
        {
            var again = await GetAsync(id, ("If-None-Match", known));
            Assert.Equal((304, "", first.Header("ETag")), (again.Status, again.Body, again.Header("ETag")));
        }

        Assert.Equal(200, (await GetAsync(id, ("If-None-Match", "\"other\""))).Status);
    }

    [Fact]
    public async Task A_change_changes_the_tag()
    {
        var id = await CreateAsync();
        var before = (await GetAsync(id)).Header("ETag")!;
        await ChangeAsync(id, "Two");

        Assert.Equal(200, (await GetAsync(id, ("If-None-Match", before))).Status);
    }

    [Fact]
    public async Task A_newer_draft_changes_what_is_said_of_the_live_version_and_so_its_tag()
    {
        var id = await CreateAsync();
        var before = (await GetAsync(id)).Header("ETag")!;
        await _api.SendAsync(_client, "POST", "/api/content?draft=true", Change(id, "Draft"));

        var after = await GetAsync(id, ("If-None-Match", before));

        Assert.Equal((200, false), (after.Status, (bool)after.Json["Latest"]!));
    }

    [Fact]
    public async Task Strangers_answers_are_for_all_and_those_of_the_signed_in_for_nobody_else()
    {
        var id = await CreateAsync();

        var (stranger, known) = (await _api.SendAsync(_visitor, "GET", $"/api/content/{id}"), await GetAsync(id));

        Assert.Equal(("public, no-cache", "private, no-cache"), (stranger.Header("Cache-Control"), known.Header("Cache-Control")));
        Assert.Equal(("Authorization, Cookie", "Authorization, Cookie"), (stranger.Header("Vary"), known.Header("Vary")));
    }

    [Fact]
    public async Task HEAD_says_what_GET_would_without_the_bytes()
    {
        var id = await CreateAsync();

        var (head, get) = (await _api.SendAsync(_client, "HEAD", $"/api/content/{id}"), await GetAsync(id));

        Assert.Equal((200, "", get.Header("ETag"), get.Header("Content-Length")), (head.Status, head.Body, head.Header("ETag"), head.Header("Content-Length")));
        Assert.Equal((404, ""), ((await _api.SendAsync(_client, "HEAD", "/api/content/4x")).Status, (await _api.SendAsync(_client, "HEAD", "/api/content/4x")).Body));
    }

    [Fact]
    public async Task A_write_answers_the_tag_that_reading_answers()
    {
        var created = await _api.SendAsync(_client, "POST", "/api/content", """{"ContentType":"Note","DisplayText":"Sent","TitlePart":{"Title":"Two"}}""");

        Assert.Equal(created.Header("ETag"), (await GetAsync((string)created.Json["ContentItemId"]!)).Header("ETag"));
        Assert.Equal("no-store", created.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("Note")]
    [InlineData("Card")]
    public async Task A_change_of_what_was_read_goes_through_once(string type)
    {
        var id = await CreateAsync(type);
        var tag = (await GetAsync(id)).Header("ETag")!;

        Assert.Equal(200, (await ChangeAsync(id, "Two", tag)).Status);
        var stale = await ChangeAsync(id, "Three", tag);

        Assert.Equal((412, "precondition-failed"), (stale.Status, (string?)stale.Json["code"]));
        var now = await GetAsync(id);
        Assert.Equal((string?)now.Json["ContentItemVersionId"], (string?)stale.Json["currentVersion"]);
        Assert.Equal(now.Header("ETag"), (string?)stale.Json["currentETag"]);
        Assert.Equal("Two", (string?)now.Json["DisplayText"]);
    }

    [Fact]
    public async Task The_id_of_a_version_is_a_tag_too_where_versions_do_not_change()
    {
        var (note, card) = (await CreateAsync("Note"), await CreateAsync("Card"));

        Assert.Equal(200, (await ChangeAsync(note, "Two", await VersionTagAsync(note))).Status);
        Assert.Equal(412, (await ChangeAsync(card, "Two", await VersionTagAsync(card))).Status);
    }

    [Fact]
    public async Task A_draft_that_is_published_meanwhile_is_still_what_was_read()
    {
        var draft = await _api.SendAsync(_client, "POST", "/api/content?draft=true", """{"ContentType":"Note","TitlePart":{"Title":"One"}}""");
        var id = (string)draft.Json["ContentItemId"]!;
        await using (var session = _engine.As())
            await session.Content.PublishAsync(id, default);

        Assert.Equal(200, (await ChangeAsync(id, "Two", draft.Header("ETag")!)).Status);
    }

    [Fact]
    public async Task Deleting_what_changed_since_is_refused()
    {
        var id = await CreateAsync();
        var tag = (await GetAsync(id)).Header("ETag")!;
        await _api.SendAsync(_client, "POST", "/api/content?draft=true", Change(id, "Someone's draft"));

        var refused = await _api.SendAsync(_client, "DELETE", $"/api/content/{id}", headers: ("If-Match", tag));

        Assert.Equal(412, refused.Status);
        var latest = (string)refused.Json["currentETag"]!;
        Assert.Equal(200, (await _api.SendAsync(_client, "DELETE", $"/api/content/{id}", headers: ("If-Match", latest))).Status);
    }

    [Theory]
    [InlineData("If-Match", "*", 412)]
    [InlineData("If-Match", "\"4x\"", 412)]
    [InlineData("If-Match", "4x", 400)]
    [InlineData("If-Match", "\"", 400)]
    [InlineData("If-None-Match", "*", 200)]
    public async Task A_new_item_matches_nothing(string header, string value, int status) =>
        Assert.Equal(status, (await _api.SendAsync(_client, "POST", "/api/content", """{"ContentType":"Note"}""", headers: (header, value))).Status);

    [Theory]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Match", "W/\"4x\"", 412)]
    [InlineData("If-None-Match", "*", 412)]
    public async Task An_item_that_is_there_matches_the_star(string header, string value, int status)
    {
        var id = await CreateAsync();

        Assert.Equal(status, (await _api.SendAsync(_client, "POST", "/api/content", Change(id, "Two"), headers: (header, value))).Status);
    }

    [Fact]
    public async Task A_weak_tag_is_no_ground_to_write_on()
    {
        var id = await CreateAsync();

        Assert.Equal(412, (await ChangeAsync(id, "Two", "W/" + (await GetAsync(id)).Header("ETag"))).Status);
    }

    private async Task<string> CreateAsync(string type = "Note")
    {
        var answer = await _api.SendAsync(_client, "POST", "/api/content", $$$"""{"ContentType":"{{{type}}}","TitlePart":{"Title":"One"}}""");
        Assert.True(answer.Status == 200, answer.Body);
        _engine.Time.Now += TimeSpan.FromMinutes(1);
        return (string)answer.Json["ContentItemId"]!;
    }

    private Task<HttpAnswer> GetAsync(string id, params (string, string)[] headers) => _api.SendAsync(_client, "GET", $"/api/content/{id}", headers: headers);

    private Task<HttpAnswer> ChangeAsync(string id, string title, string? tag = null) =>
        _api.SendAsync(_client, "POST", "/api/content", Change(id, title), headers: tag is null ? [] : [("If-Match", tag)]);

    private async Task<string> VersionTagAsync(string id) => $"\"{(string?)(await GetAsync(id)).Json["ContentItemVersionId"]}\"";

    private static string Change(string id, string title) => $$$"""{"ContentItemId":"{{{id}}}","TitlePart":{"Title":"{{{title}}}"}}""";
}

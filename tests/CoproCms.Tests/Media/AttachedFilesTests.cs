using CoproCms.Media;
using CoproCms.Media.Files;
using CoproCms.Media.Library;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Media;

/// <summary>What is attached to a field of an item (Orchard Core's <c>mediafields</c>) is seen by those who see such an item.</summary>
public sealed class AttachedFilesTests : IAsyncLifetime
{
    private const string Place = "mediafields/Page/4page0000000000000000000000/plan.png";
    private const string Waiting = "mediafields/temp/4elin/new.png";
    private static readonly Actor Visitor = new(null, null, ["View_Page", "ViewMediaContent"], []);

    private MediaApiSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await MediaApiSite.StartAsync([new TypeBuilder("Page").Part("TitlePart").Field("Plan", "MediaField"), new TypeBuilder("Secret").Part("TitlePart").Field("Plan", "MediaField")]);
        _site.Put(Place, Pictures.Png(100, 50));
        _site.Put(Waiting, Pictures.Png(100, 50));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Nobody_gets_what_no_item_shows_but_those_who_manage_the_folder()
    {
        Assert.Equal(404, (await GetAsync(Visitor)).Status);
        Assert.Equal(404, (await GetAsync(Visitor, "?width=32")).Status);
        Assert.Equal(404, (await GetAsync(_site.User("other", MediaPermissions.Manage))).Status);
        var answer = await GetAsync(_site.User("keeper", MediaPermissions.ManageAttached));
        Assert.Equal((200, "private, no-cache"), (answer.Status, answer.Headers.CacheControl.ToString()));
    }

    [Fact]
    public async Task A_draft_shows_it_to_those_who_may_preview_or_edit_it_and_once_live_to_everybody()
    {
        await using var session = _site.As(Actor.System);
        var page = await session.DraftAsync("Page", Showing("Page"));

        Assert.Equal(404, (await GetAsync(Visitor)).Status);
        Assert.Equal((200, "private, no-cache"), Said(await GetAsync(_site.User("editor", "Edit_Page"))));

        await session.Content.PublishAsync(page.ContentItemId, default);
        var open = await GetAsync(Visitor);
        Assert.Equal(200, open.Status);
        Assert.StartsWith("public", open.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        Assert.Equal((200, "private, no-cache"), Said(await GetAsync(_site.User("reader", "View_Page"))));

        await session.Content.DeleteAsync(page.ContentItemId, default);
        Assert.Equal(404, (await GetAsync(Visitor)).Status);
    }

    [Fact]
    public async Task Live_content_that_only_some_may_see_shows_it_to_them_only()
    {
        await using var session = _site.As(Actor.System);
        var secret = await session.DraftAsync("Secret", Showing("Secret"));
        await session.Content.PublishAsync(secret.ContentItemId, default);

        Assert.Equal(404, (await GetAsync(Visitor)).Status);
        Assert.Equal((200, "private, no-cache"), Said(await GetAsync(_site.User("member", "View_Secret"))));
    }

    [Fact]
    public async Task What_waits_for_an_item_to_be_saved_is_its_uploaders()
    {
        Assert.Equal(200, (await GetAsync(_site.Author, place: Waiting)).Status);
        Assert.Equal(404, (await GetAsync(_site.User("other", MediaPermissions.ManageOwn), place: Waiting)).Status);
        Assert.Equal(200, (await GetAsync(_site.User("other", MediaPermissions.ManageOthers), place: Waiting)).Status);
    }

    [Theory]
    [InlineData(MediaPermissions.ManageAttached, true)]
    [InlineData(MediaPermissions.Manage, false)]
    [InlineData(MediaPermissions.View, false)]
    public async Task The_library_and_the_interfaces_list_it_for_those_who_manage_the_folder_only(string permission, bool seen)
    {
        var answer = await _site.SendAsync("GET", "/api/media?path=mediafields/Page", _site.User("someone", permission, MediaPermissions.View));

        Assert.Equal(seen ? 200 : 404, answer.Status);
    }

    private static string Showing(string type) => """{"TYPE":{"Plan":{"Paths":["PATH"],"MediaTexts":["Plan"]}}}""".Replace("TYPE", type, StringComparison.Ordinal).Replace("PATH", Place, StringComparison.Ordinal);

    private static (int, string) Said(Answer answer) => (answer.Status, answer.Headers.CacheControl.ToString());

    private async Task<Answer> GetAsync(Actor actor, string query = "", string place = Place)
    {
        await using var session = _site.As(actor);
        return await Answer.OfAsync(session.Get<IServiceProvider>(), "/media/" + place + query, http => session.Get<MediaEndpoint>().GetAsync(http, place));
    }
}

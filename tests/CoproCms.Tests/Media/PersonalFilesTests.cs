using CoproCms.Media;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Media;

/// <summary>What people upload into their own folder is theirs until something public shows it.</summary>
public sealed class PersonalFilesTests : IAsyncLifetime
{
    private const string Mine = "_Users/4elin/me.png";
    private MediaApiSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await MediaApiSite.StartAsync([new TypeBuilder("Page").Part("TitlePart").Field("Picture", "MediaField")]);
        _site.Put(Mine, Pictures.Png(100, 50));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_stranger_does_not_get_it_in_any_size_even_knowing_its_path()
    {
        Assert.Equal(404, (await GetAsync(Actor.Nobody)).Status);
        Assert.Equal(404, (await GetAsync(Actor.Nobody, "?width=32")).Status);
        Assert.Equal(404, (await GetAsync(_site.User("other", MediaPermissions.ManageOwn))).Status);
    }

    [Fact]
    public async Task Its_owner_and_an_editor_get_it_and_no_cache_between_keeps_it()
    {
        foreach (var actor in new[] { _site.Author, _site.Editor })
        {
            var answer = await GetAsync(actor);
            Assert.Equal((200, "private, no-cache"), (answer.Status, answer.Headers.CacheControl.ToString()));
        }
    }

    [Fact]
    public async Task Live_content_that_shows_it_makes_it_public_and_a_draft_does_not()
    {
        await using var session = _site.As(Actor.System);
        var page = await session.DraftAsync("Page", """{"Page":{"Picture":{"Paths":["PATH"],"MediaTexts":["Me"]}}}""".Replace("PATH", Mine, StringComparison.Ordinal));
        Assert.Equal(404, (await GetAsync(Actor.Nobody)).Status);

        await session.Content.PublishAsync(page.ContentItemId, default);
        var answer = await GetAsync(Actor.Nobody);
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("public", answer.Headers.CacheControl.ToString(), StringComparison.Ordinal);

        await session.Content.UnpublishAsync(page.ContentItemId, default);
        Assert.Equal(404, (await GetAsync(Actor.Nobody)).Status);
    }

    private async Task<Answer> GetAsync(Actor actor, string query = "")
    {
        await using var session = _site.As(actor);
        return await Answer.OfAsync(session.Get<IServiceProvider>(), "/media/" + Mine + query, http => session.Get<MediaEndpoint>().GetAsync(http, Mine));
    }
}

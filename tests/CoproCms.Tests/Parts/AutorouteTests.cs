using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Routing;
using CoproCms.Settings;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Parts;

public sealed class AutorouteTests
{
    private const string Pattern =
        """{"AutoroutePartSettings":{"Pattern":"{% if ContentItem.Content.LocalizationPart.Culture == 'cy' %}cy/newyddion/{% else %}news/{% endif %}{{ ContentItem.DisplayText | slugify }}"}}""";

    private static TypeBuilder Post => new TypeBuilder("Post").Part("TitlePart").Part("LocalizationPart").Part("AutoroutePart", Pattern);

    [Theory]
    [InlineData("en", "Hedgerow day", "news/hedgerow-day")]
    [InlineData("cy", "Diwrnod y gwrychoedd: ŵyn a thŷ", "cy/newyddion/diwrnod-y-gwrychoedd-wyn-a-thy")]
    public async Task A_path_follows_the_pattern_of_the_type(string culture, string title, string path)
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();

        Assert.Equal(path, (await PostAsync(session, title, culture)).Path);
    }

    [Fact]
    public async Task A_second_item_of_the_same_title_gets_a_number_over_drafts_and_live_items()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        await PostAsync(session, "Same", publish: false);

        Assert.Equal("news/same-1", (await PostAsync(session, "Same")).Path);
        Assert.Equal("news/same-2", (await PostAsync(session, "Same")).Path);
        Assert.Equal("news/same-1-1", (await PostAsync(session, "Same 1")).Path);
    }

    [Fact]
    public async Task An_item_keeps_its_path_when_its_title_changes()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        var post = await PostAsync(session, "First");

        Assert.Equal("news/first", (await session.ChangeAsync(post.ContentItemId, """{"TitlePart":{"Title":"Second"}}""")).Path);
    }

    [Fact]
    public async Task A_path_that_leads_elsewhere_is_refused_whatever_its_case()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        await PostAsync(session, "Taken");

        var error = await RefusalAsync(session, "NEWS/Taken");

        Assert.Equal(("Path", "Your permalink is already in use."), (error.Path, error.Message));
    }

    [Theory]
    [InlineData("bad path?x")]
    [InlineData("a//b")]
    [InlineData("a.html")]
    [InlineData("a\\\\b")]
    [InlineData("a%2fb")]
    public async Task Characters_that_mean_something_in_an_address_are_refused(string path)
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();

        var error = await RefusalAsync(session, path);

        Assert.Equal("Path", error.Path);
        Assert.StartsWith("Please do not use any of the following characters in your permalink: \":\", \"?\", \"#\",", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("Admin/contents")]
    [InlineData("api/graphql")]
    [InlineData("/media/x")]
    [InlineData("health")]
    public async Task Paths_of_the_system_are_refused(string path)
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();

        Assert.Equal("path.reserved", (await RefusalAsync(session, path)).Code);
    }

    [Fact]
    public async Task A_title_that_would_be_a_path_of_the_system_gets_a_number()
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Page").Part("TitlePart").Part("AutoroutePart"));
        await using var session = engine.As();

        Assert.Equal("media-1", (await session.PublishAsync("Page", """{"TitlePart":{"Title":"Media"}}""")).Path);
    }

    [Fact]
    public async Task A_path_may_have_1024_characters_and_no_more()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();

        var error = await RefusalAsync(session, new string('a', 1025));

        Assert.Equal("Your permalink is too long. The permalink can only be up to 1024 characters.", error.Message);
        Assert.Equal(1024, (await session.PublishAsync("Post", Body(new string('a', 1024)))).Path!.Length);
    }

    [Fact]
    public async Task The_old_address_leads_to_the_new_one()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        var post = await session.PublishAsync("Post", Body("old"));
        await session.ChangeAsync(post.ContentItemId, """{"AutoroutePart":{"Path":"new"}}""");
        var routes = session.Get<RouteTable>();

        Assert.Equal(new RouteMatch(post.ContentItemId, "new"), await routes.FindAsync("old", default));
        Assert.Equal(new RouteMatch(post.ContentItemId, null), await routes.FindAsync("new", default));
        Assert.Equal(new RouteMatch(post.ContentItemId, "new"), await routes.FindAsync("NEW", default));
        Assert.Null(await routes.FindAsync("never", default));
    }

    [Fact]
    public async Task A_draft_may_not_take_the_path_of_what_is_in_the_bin_back_when_that_returns()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        var first = await session.PublishAsync("Post", Body("same"));
        await session.Content.DeleteAsync(first.ContentItemId, default);
        await session.PublishAsync("Post", Body("same"));

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => session.Content.RestoreAsync(first.ContentItemId, default));

        Assert.Equal("path.taken", refusal.Errors.Single().Code);
    }

    [Fact]
    public async Task The_home_page_is_set_when_the_item_goes_live_and_not_again_by_saving_it()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        var settings = session.Get<SiteSettingsStore>();
        var first = await session.DraftAsync("Post", """{"TitlePart":{"Title":"First"},"AutoroutePart":{"SetHomepage":true}}""");
        Assert.Null((await settings.GetAsync(default)).HomeItemId);

        await session.Content.PublishAsync(first.ContentItemId, default);
        Assert.Equal(first.ContentItemId, (await settings.GetAsync(default)).HomeItemId);

        var second = await session.PublishAsync("Post", """{"TitlePart":{"Title":"Second"},"AutoroutePart":{"SetHomepage":true}}""");
        await session.ChangeAsync(first.ContentItemId, """{"TitlePart":{"Title":"First again"}}""");
        Assert.Equal(second.ContentItemId, (await settings.GetAsync(default)).HomeItemId);
    }

    [Fact]
    public async Task Choosing_the_home_page_needs_its_permission()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As(engine.User("ann", "PublishContent"));

        var refusal = await Assert.ThrowsAsync<ForbiddenException>(() => session.PublishAsync("Post", """{"AutoroutePart":{"SetHomepage":true}}"""));

        Assert.Equal("SetHomepage", refusal.Permission);
    }

    private static string Body(string path) => $$$"""{"TitlePart":{"Title":"x"},"AutoroutePart":{"Path":"{{{path}}}"}}""";

    private static Task<ContentItem> PostAsync(Session session, string title, string culture = "en", bool publish = true)
    {
        var parts = $$$"""{"TitlePart":{"Title":"{{{title}}}"},"LocalizationPart":{"Culture":"{{{culture}}}"}}""";
        return publish ? session.PublishAsync("Post", parts) : session.DraftAsync("Post", parts);
    }

    private static async Task<ValidationError> RefusalAsync(Session session, string path) =>
        (await Assert.ThrowsAsync<InvalidContentException>(() => session.PublishAsync("Post", Body(path)))).Errors.Single();
}

using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Content;

/// <summary>The one read rule: who sees which version.</summary>
public sealed class VisibilityTests
{
    [Theory]
    [InlineData("visitor", "ViewContent", ContentStatus.Latest, new[] { "Live" })]
    [InlineData("visitor", "ViewContent", ContentStatus.Draft, new string[0])]
    [InlineData("visitor", "ViewContent", ContentStatus.All, new[] { "Live" })]
    [InlineData("ann", "EditOwnContent", ContentStatus.Draft, new[] { "Ann's draft" })]
    [InlineData("ann", "EditOwnContent", ContentStatus.Published, new string[0])]
    [InlineData("bob", "EditOwnContent", ContentStatus.Latest, new[] { "Bob's draft" })]
    [InlineData("eve", "EditContent", ContentStatus.Draft, new[] { "Ann's draft", "Bob's draft" })]
    [InlineData("eve", "PreviewContent", ContentStatus.Latest, new[] { "Ann's draft", "Bob's draft", "Live" })]
    [InlineData("eve", "Edit_Page", ContentStatus.Latest, new[] { "Ann's draft", "Bob's draft", "Live" })]
    [InlineData("eve", "Edit_Post", ContentStatus.Latest, new string[0])]
    [InlineData("nobody", "ExecuteGraphQL", ContentStatus.Published, new string[0])]
    public async Task Drafts_are_for_those_who_may_edit_or_preview_them(string user, string permission, ContentStatus status, string[] seen)
    {
        await using var engine = await Engine.StartAsync("Page");
        await DraftAsync(engine, "ann", "Ann's draft");
        await DraftAsync(engine, "bob", "Bob's draft");
        await using (var system = engine.As())
            await system.PublishAsync("Page", """{"TitlePart":{"Title":"Live"}}""");

        await using var session = engine.As(engine.User(user, permission));
        var request = new ContentRequest { Types = ["Page"], Status = status };

        Assert.Equal(seen, (await session.TextsAsync(request)).Order());
        Assert.Equal(seen.Length, await session.Query.CountAsync(request, default));
    }

    [Fact]
    public async Task A_list_of_all_types_leaves_out_those_that_may_not_be_viewed()
    {
        await using var engine = await Engine.StartAsync("Page", "Secret");
        await using (var system = engine.As())
        {
            await system.PublishAsync("Page", """{"TitlePart":{"Title":"Open"}}""");
            await system.PublishAsync("Secret", """{"TitlePart":{"Title":"Closed"}}""");
        }

        await using var session = engine.As(engine.User("ann", "View_Page"));

        Assert.Equal(["Open"], await session.TextsAsync(new()));
    }

    [Fact]
    public async Task Someone_elses_item_does_not_exist_for_those_who_edit_only_their_own()
    {
        await using var engine = await Engine.StartAsync("Page");
        var page = await DraftAsync(engine, "ann", "Ann's");
        await using var session = engine.As(engine.User("bob", "EditOwnContent"));

        await Assert.ThrowsAsync<NotFoundException>(() => session.Content.GetForEditAsync(page.ContentItemId, default));
        await Assert.ThrowsAsync<ForbiddenException>(() => session.Content.SaveAsync(page, new(), default));
    }

    [Fact]
    public async Task A_scope_that_nobody_acts_in_sees_nothing()
    {
        await using var engine = await Engine.StartAsync("Page");
        await using (var system = engine.As())
            await system.PublishAsync("Page", """{"TitlePart":{"Title":"Live"}}""");
        await using var session = engine.As(Actor.Nobody);

        Assert.Empty(await session.TextsAsync(new() { Types = ["Page"] }));
    }

    private static async Task<ContentItem> DraftAsync(Engine engine, string owner, string title)
    {
        await using var session = engine.As(engine.User(owner, "EditOwnContent"));
        return await session.DraftAsync("Page", $$$"""{"TitlePart":{"Title":"{{{title}}}"}}""");
    }
}

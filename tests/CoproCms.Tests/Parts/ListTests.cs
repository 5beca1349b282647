using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Errors;
using CoproCms.Parts;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Parts;

public sealed class ListTests
{
    private static readonly TypeBuilder Blog = new TypeBuilder("Blog").Part("TitlePart").Part("ListPart", """{"ListPartSettings":{"ContainedContentTypes":["Post"],"EnableOrdering":true}}""");

    [Fact]
    public async Task New_items_come_last_and_editors_reorder_them_without_new_versions()
    {
        await using var engine = await Engine.StartAsync(Blog, "Post", "Page");
        await using var session = engine.As();
        var blog = await session.PublishAsync("Blog");
        var posts = new List<ContentItem>();
        foreach (var title in new[] { "A", "B", "C" })
            posts.Add(await PostAsync(session, title, blog.ContentItemId));
        Assert.Equal(["A", "B", "C"], await ChildrenAsync(session, blog.ContentItemId));

        await session.Get<ListOrdering>().SetAsync(blog.ContentItemId, [posts[2].ContentItemId, posts[0].ContentItemId], default);

        Assert.Equal(["C", "A", "B"], await ChildrenAsync(session, blog.ContentItemId));
        var moved = (await session.LatestAsync(posts[2].ContentItemId))!;
        Assert.Equal(posts[2].ContentItemVersionId, moved.ContentItemVersionId);
        Assert.Equal(0, (int)ContentItemJson.Write(moved)["ContainedPart"]!["Order"]!);
        await session.ChangeAsync(posts[2].ContentItemId, """{"TitlePart":{"Title":"C, edited"}}""");
        Assert.Equal(["C, edited", "A", "B"], await ChildrenAsync(session, blog.ContentItemId));
    }

    [Theory]
    [InlineData("Post", "4nowhere")]
    [InlineData("Page", null)]
    public async Task A_list_takes_only_its_types_and_must_exist(string type, string? list)
    {
        await using var engine = await Engine.StartAsync(Blog, "Post", "Page");
        await using var session = engine.As();
        var blog = await session.PublishAsync("Blog");

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(
            () => session.PublishAsync(type, $$$"""{"ContainedPart":{"ListContentItemId":"{{{list ?? blog.ContentItemId}}}"}}"""));

        Assert.Equal("ContainedPart.ListContentItemId", refusal.Errors.Single().Path);
    }

    [Fact]
    public async Task Ordering_a_list_needs_the_permission_to_edit_it()
    {
        await using var engine = await Engine.StartAsync(Blog, "Post");
        await using var system = engine.As();
        var blog = await system.PublishAsync("Blog");
        await using var session = engine.As(engine.User("ann", "EditOwnContent"));

        await Assert.ThrowsAsync<NotFoundException>(() => session.Get<ListOrdering>().SetAsync(blog.ContentItemId, [], default));
    }

    private static Task<ContentItem> PostAsync(Session session, string title, string list) =>
        session.PublishAsync("Post", $$$"""{"TitlePart":{"Title":"{{{title}}}"},"ContainedPart":{"ListContentItemId":"{{{list}}}","ListContentType":"Blog"}}""");

    private static Task<string[]> ChildrenAsync(Session session, string list) => session.TextsAsync(new()
    {
        Filter = new ContentFilter.Field("ContainedPart", "ListContentItemId", FilterOperator.Equal, list),
        OrderBy = [ContentSort.By(ContentColumn.ListOrder)],
    });
}

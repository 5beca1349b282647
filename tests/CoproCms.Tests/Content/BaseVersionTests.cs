using CoproCms.Errors;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Content;

/// <summary>A save that starts from something older than the latest is refused, also where no versions are kept.</summary>
public sealed class BaseVersionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stale_save_is_a_conflict_whether_or_not_the_type_has_versions(bool versionable)
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Note").Part("TitlePart").Setting("Versionable", versionable));
        await using var session = engine.As();
        var item = await session.DraftAsync("Note", """{"TitlePart":{"Title":"One"}}""");
        var based = await session.Content.BaseOfAsync(item, default);
        engine.Time.Now += TimeSpan.FromSeconds(1);

        var second = await session.Content.SaveAsync(item.Clone(), new() { BaseVersionId = based }, default);

        await Assert.ThrowsAsync<ConflictException>(() => session.Content.SaveAsync(item.Clone(), new() { BaseVersionId = based }, default));
        engine.Time.Now += TimeSpan.FromSeconds(1);
        await session.Content.SaveAsync(second.Clone(), new() { BaseVersionId = await session.Content.BaseOfAsync(second, default) }, default);
    }

    [Fact]
    public async Task An_older_version_is_there_to_compare_with_for_those_who_may_edit()
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Note").Part("TitlePart"));
        await using var session = engine.As();
        var first = await session.DraftAsync("Note", """{"TitlePart":{"Title":"One"}}""");
        await session.ChangeAsync(first.ContentItemId, """{"TitlePart":{"Title":"Two"}}""", publish: false);

        Assert.Equal("One", (await session.Content.FindVersionForEditAsync(first.ContentItemId, first.ContentItemVersionId, default))!.DisplayText);
        Assert.Null(await session.Content.FindVersionForEditAsync(first.ContentItemId, "nosuchversion", default));
        await using var stranger = engine.As(engine.User("stranger", "ViewContent"));
        await Assert.ThrowsAsync<ForbiddenException>(() => stranger.Content.FindVersionForEditAsync(first.ContentItemId, first.ContentItemVersionId, default));
    }
}

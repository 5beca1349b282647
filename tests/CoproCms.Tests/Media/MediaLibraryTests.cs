using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Media;
using CoproCms.Media.Bin;
using CoproCms.Media.Details;
using CoproCms.Media.Files;
using CoproCms.Media.Images;
using CoproCms.Media.Library;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Media;

/// <summary>What can be done with files and folders in the library, and what it leaves whole.</summary>
public sealed class MediaLibraryTests : IAsyncLifetime
{
    private MediaApiSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await MediaApiSite.StartAsync([new TypeBuilder("Page").Part("TitlePart").Part("HtmlBodyPart").Field("Picture", "MediaField")]);
        foreach (var path in new[] { "a.png", "events/river.png", "events/deep/x.png", "_Users/4elin/me.png" })
            _site.Put(path, Pictures.Png(40, 20));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_file_that_was_moved_is_still_found_at_its_old_address_with_all_that_is_said_of_it()
    {
        await using var session = _site.As();
        var library = session.Get<MediaLibrary>();
        await library.DescribeAsync("a.png", new Dictionary<string, string> { ["cy"] = "Afon", ["en"] = " " }, new(new(0.2, 0.3), null), default);

        await library.MoveAsync("a.png", "rivers/usk.png", default);
        await library.MoveAsync("rivers/usk.png", "rivers/wye.png", default);

        Assert.Equal("rivers/wye.png", _site.Files.Find("a.png")!.Place);
        Assert.Equal(_site.Files.Find("rivers/wye.png")!.Version, _site.Files.Find("rivers/usk.png")!.Version);
        var detail = await session.Get<MediaDetails>().FindAsync("rivers/wye.png", default);
        Assert.Equal(("Afon", new Anchor(0.2, 0.3)), (detail!.TextIn("en"), detail.Framing.Anchor));
        Assert.Null(await session.Get<MediaDetails>().FindAsync("a.png", default));
    }

    [Fact]
    public async Task A_new_file_at_an_old_address_takes_it_over()
    {
        await using var session = _site.As();
        var library = session.Get<MediaLibrary>();
        await library.MoveAsync("a.png", "b.png", default);

        await library.AddAsync("a.png", new MemoryStream(Pictures.Png(8, 8)), keepBoth: false, default);
        await library.DeleteAsync("a.png", evenIfUsed: false, default);

        Assert.Null(_site.Files.Find("a.png"));
        Assert.NotNull(_site.Files.Find("b.png"));
    }

    [Fact]
    public async Task A_folder_moves_with_all_that_is_in_it()
    {
        await using var session = _site.As();

        await session.Get<MediaFolders>().MoveAsync("events", "archive/2026", default);

        Assert.Equal("archive/2026/deep/x.png", _site.Files.Find("events/deep/x.png")!.Place);
        Assert.Contains("archive/2026/river.png", _site.All);
    }

    [Theory]
    [InlineData("events", "events/below")]
    [InlineData("events", "EVENTS")]
    [InlineData("_Users", "people")]
    [InlineData("_Users/4elin", "people")]
    public async Task Some_folders_cannot_be_moved_somewhere(string from, string to)
    {
        await using var session = _site.As();

        Assert.Equal(409, (await Assert.ThrowsAsync<RefusedRequestException>(() => session.Get<MediaFolders>().MoveAsync(from, to, default))).Status);
        Assert.Equal(4, _site.All.Length);
    }

    [Theory]
    [InlineData("../out.png")]
    [InlineData("events/../../out.png")]
    [InlineData("/etc/x.png")]
    [InlineData("events\\..\\x.png")]
    [InlineData("nul.png")]
    [InlineData("a.jpg")]
    public async Task A_file_moves_to_no_place_where_it_must_not_be(string to)
    {
        await using var session = _site.As();

        await Assert.ThrowsAsync<MediaRefusedException>(() => session.Get<MediaLibrary>().MoveAsync("a.png", to, default));
        Assert.NotNull(_site.Files.FindHere("a.png"));
    }

    [Fact]
    public async Task One_moves_nothing_into_or_out_of_folders_that_are_not_ones_own()
    {
        await using var session = _site.As(_site.Author);
        var library = session.Get<MediaLibrary>();

        await Assert.ThrowsAsync<ForbiddenException>(() => library.MoveAsync("a.png", "_Users/4elin/a.png", default));
        await Assert.ThrowsAsync<ForbiddenException>(() => library.MoveAsync("_Users/4elin/me.png", "me.png", default));
        await library.MoveAsync("_Users/4elin/me.png", "_Users/4elin/portrait.png", default);
        await using var stranger = _site.As(_site.User("other", MediaPermissions.ManageOwn));
        await Assert.ThrowsAsync<NotFoundException>(() => stranger.Get<MediaLibrary>().DeleteAsync("_Users/4elin/portrait.png", true, default));
    }

    [Theory]
    [InlineData("""{"Page":{"Picture":{"Paths":["a.png"],"MediaTexts":["A"]}}}""")]
    [InlineData("""{"HtmlBodyPart":{"Html":"<p><img src=\"/media/a.png?width=480&amp;v=1\" alt=\"A\"></p>"}}""")]
    public async Task A_file_in_use_is_kept_unless_it_may_go_all_the_same(string parts)
    {
        await using var session = _site.As(Actor.System);
        var page = await session.DraftAsync("Page", parts);

        var use = await session.Get<MediaLibrary>().DeleteAsync("a.png", evenIfUsed: false, default);

        Assert.Equal(page.ContentItemId, Assert.Single(use!.Items).ContentItemId);
        Assert.NotNull(_site.Files.FindHere("a.png"));
        Assert.Null(await session.Get<MediaLibrary>().DeleteAsync("a.png", evenIfUsed: true, default));
        Assert.Null(_site.Files.FindHere("a.png"));
    }

    [Fact]
    public async Task Uses_are_found_by_the_old_address_too_and_those_one_may_not_see_are_only_counted()
    {
        await using var session = _site.As(Actor.System);
        await session.DraftAsync("Page", """{"Page":{"Picture":{"Paths":["a.png"]}}}""");
        await session.Get<MediaLibrary>().MoveAsync("a.png", "moved.png", default);

        Assert.Single((await session.Get<MediaUses>().FindAsync("moved.png", default)).Items);
        await using var editor = _site.As();
        var use = await editor.Get<MediaUses>().FindAsync("moved.png", default);
        Assert.Equal((0, 1), (use.Items.Count, use.Unseen));
        Assert.Equal(["moved.png"], await editor.Get<MediaUses>().UsedAsync(["moved.png", "events/river.png"], default));
    }

    [Fact]
    public async Task Templates_and_settings_count_as_uses()
    {
        await using var session = _site.As(Actor.System);
        await session.Get<CoproCms.Data.DocumentStore>().SetAsync(CoproCms.Data.DocumentKinds.Template, "Layout", new() { ["Content"] = "{{ 'a.png' | asset_url }} <img src='/media/a.png'>" }, default);
        await session.Get<CoproCms.Data.DocumentStore>().SetAsync(CoproCms.Data.DocumentKinds.Settings, "Site", new() { ["Logo"] = "events/river.png" }, default);

        Assert.Equal(["Settings Site"], (await session.Get<MediaUses>().FindAsync("events/river.png", default)).Documents);
        Assert.Equal(["Template Layout"], (await session.Get<MediaUses>().FindAsync("a.png", default)).Documents);
        Assert.Empty((await session.Get<MediaUses>().FindAsync("events/deep/x.png", default)).Documents);
    }

    [Fact]
    public async Task What_is_deleted_comes_back_from_the_bin_with_its_texts_beside_what_took_its_place()
    {
        await using var session = _site.As();
        var (library, bin) = (session.Get<MediaLibrary>(), session.Get<MediaBin>());
        await library.DescribeAsync("a.png", new Dictionary<string, string> { ["en"] = "River" }, Framing.None, default);
        await library.DeleteAsync("a.png", evenIfUsed: false, default);
        Assert.Null(_site.Files.Find("a.png"));
        _site.Put("a.png", Pictures.Png(8, 8));

        var entry = Assert.Single(await bin.ListAsync(10, default));
        Assert.Equal(("a.png", "editor"), (entry.Path, entry.DeletedBy));
        Assert.Equal("a-1.png", await bin.RestoreAsync(entry.Id, default));

        Assert.Equal("River", (await session.Get<MediaDetails>().FindAsync("a-1.png", default))!.TextIn("en"));
        Assert.Empty(await bin.ListAsync(10, default));
    }

    [Fact]
    public async Task The_bin_shows_each_person_what_they_could_have_deleted_and_empties_itself()
    {
        await using (var author = _site.As(_site.Author))
            await author.Get<MediaLibrary>().DeleteAsync("_Users/4elin/me.png", evenIfUsed: false, default);
        await using var session = _site.As();
        await session.Get<MediaLibrary>().DeleteAsync("a.png", evenIfUsed: false, default);
        await using (var author = _site.As(_site.Author))
        {
            Assert.Equal("_Users/4elin/me.png", Assert.Single(await author.Get<MediaBin>().ListAsync(10, default)).Path);
            var other = (await session.Get<MediaBin>().ListAsync(10, default)).Single(e => e.Path == "a.png");
            await Assert.ThrowsAsync<ForbiddenException>(() => author.Get<MediaBin>().RestoreAsync(other.Id, default));
        }

        _site.Time.Now += TimeSpan.FromDays(31);
        await session.Get<MediaHousekeeping>().RunOnceAsync(default);

        Assert.Empty(await session.Get<MediaBin>().ListAsync(10, default));
    }

    [Fact]
    public async Task What_one_deleted_oneself_is_not_lost_among_what_others_deleted_since()
    {
        await using var author = _site.As(_site.Author);
        await author.Get<MediaLibrary>().DeleteAsync("_Users/4elin/me.png", evenIfUsed: false, default);
        _site.Time.Now += TimeSpan.FromMinutes(1);
        await using var session = _site.As();
        await session.Get<MediaLibrary>().DeleteAsync("a.png", evenIfUsed: false, default);
        await session.Get<MediaLibrary>().DeleteAsync("events/river.png", evenIfUsed: false, default);

        Assert.Equal("_Users/4elin/me.png", Assert.Single(await author.Get<MediaBin>().ListAsync(2, default)).Path);
        Assert.Equal(2, (await session.Get<MediaBin>().ListAsync(2, default)).Count);
    }

    [Fact]
    public async Task Replacing_keeps_the_path_and_changes_the_etag_and_what_was_there_can_be_had_back()
    {
        await using var session = _site.As();
        var before = _site.Files.Find("a.png")!;

        await session.Get<MediaLibrary>().ReplaceAsync("a.png", new MemoryStream(Pictures.Png(80, 40)), default);

        Assert.NotEqual(before.EntityTag, _site.Files.Find("a.png")!.EntityTag);
        Assert.Equal("a.png", Assert.Single(await session.Get<MediaBin>().ListAsync(10, default)).Path);
        await Assert.ThrowsAsync<MediaRefusedException>(() => session.Get<MediaLibrary>().ReplaceAsync("a.png", new MemoryStream(Pictures.Jpeg()), default));
        Assert.Equal((80, 40), Pictures.Read(await File.ReadAllBytesAsync(_site.Files.PhysicalPath("a.png"))) is var (w, h, _) ? (w, h) : default);
    }

    [Fact]
    public async Task A_folder_is_deleted_by_the_plan_that_was_seen_and_by_no_other()
    {
        await using var session = _site.As(Actor.System);
        var folders = session.Get<MediaFolders>();
        await session.PublishAsync("Page", """{"Page":{"Picture":{"Paths":["events/river.png"],"MediaTexts":["River"]}}}""");

        var plan = await folders.PlanAsync("events", default);
        Assert.Equal((2, 2, "events/river.png"), (plan.Files.Count, plan.Folders, Assert.Single(plan.Used)));
        Assert.NotNull(await folders.DeleteAsync("events", seen: 1, evenIfUsed: true, default));
        Assert.NotNull(await folders.DeleteAsync("events", seen: 2, evenIfUsed: false, default));
        Assert.Equal(4, _site.All.Length);

        Assert.Null(await folders.DeleteAsync("events", seen: 2, evenIfUsed: true, default));
        Assert.Equal(["_Users/4elin/me.png", "a.png"], _site.All);
        Assert.Equal(2, (await session.Get<MediaBin>().ListAsync(10, default)).Count);
    }

    [Fact]
    public async Task Of_two_who_upload_the_same_name_at_once_one_is_refused()
    {
        var uploads = Enumerable.Range(0, 8).Select(async i =>
        {
            await using var session = _site.As();
            try
            {
                await session.Get<MediaLibrary>().AddAsync("same.png", new MemoryStream(Pictures.Png(10 + i, 10)), keepBoth: false, default);
                return true;
            }
            catch (RefusedRequestException refused) when (refused.Status == 409)
            {
                return false;
            }
        });

        Assert.Equal(1, (await Task.WhenAll(uploads)).Count(won => won));
        Assert.Empty(_site.Staged);
    }

    [Fact]
    public async Task Uses_of_content_that_is_older_than_the_library_are_found_afterwards()
    {
        await using var session = _site.As(Actor.System);
        await session.PublishAsync("Page", """{"Page":{"Picture":{"Paths":["a.png"],"MediaTexts":["A river"]}}}""");
        session.Db.References.RemoveRange(session.Db.References);
        await session.Db.SaveChangesAsync();
        Assert.Equal(0, (await session.Get<MediaUses>().FindAsync("a.png", default)).Count);

        var handler = session.Get<IEnumerable<CoproCms.Outbox.OutboxHandler>>().Single(h => h.Kind == "media.uses");
        await handler.HandleAsync("", default);
        await handler.HandleAsync("", default);

        Assert.Equal(1, (await session.Get<MediaUses>().FindAsync("a.png", default)).Count);
    }
}

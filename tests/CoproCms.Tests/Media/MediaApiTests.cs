using System.Text;
using CoproCms.Media;
using CoproCms.Security;
using CoproCms.Tests.Given;
using CsCheck;

namespace CoproCms.Tests.Media;

public sealed class MediaApiTests : IAsyncLifetime
{
    private MediaApiSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await MediaApiSite.StartAsync();
        foreach (var path in new[] { "b.png", "a.png", "events/river.png", "events/deep/x.png", "_Users/4elin/me.png", "_Users/other/them.png", ".hidden/x.png", "odd.exe" })
            _site.Put(path, Pictures.Png(8, 4));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_folder_lists_its_folders_and_then_its_files_by_name()
    {
        var answer = await _site.SendAsync("GET", "/api/media");

        Assert.Equal((200, "_Users/ events/ a.png b.png"), (answer.Status, Names(answer)));
        Assert.Equal(4, (int)(await _site.SendAsync("GET", "/api/media?path=a.png")).Json["height"]!);
        Assert.Equal("deep/ river.png", Names(await _site.SendAsync("GET", "/api/media?path=events/")));
    }

    [Fact]
    public async Task A_long_folder_comes_in_pages()
    {
        var seen = new List<string>();
        var after = "";
        for (var pages = 0; pages < 4; pages++)
        {
            var page = await _site.SendAsync("GET", $"/api/media?first=1{after}");
            seen.Add(Names(page));
            Assert.Equal(pages < 3, (bool)page.Json["pageInfo"]!["hasNextPage"]!);
            after = $"&after={Uri.EscapeDataString((string)page.Json["pageInfo"]!["endCursor"]!)}";
        }

        Assert.Equal(["_Users/", "events/", "a.png", "b.png"], seen);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1001")]
    [InlineData("many")]
    public async Task A_page_has_a_sensible_size(string first) => Assert.Equal(400, (await _site.SendAsync("GET", $"/api/media?first={first}")).Status);

    [Theory]
    [InlineData("nothing.png")]
    [InlineData("../")]
    [InlineData("events/../../x")]
    [InlineData(".hidden")]
    [InlineData("odd.exe")]
    [InlineData("a%00.png")]
    public async Task What_is_not_there_or_may_not_be_is_404(string path)
    {
        Assert.Equal(404, (await _site.SendAsync("GET", $"/api/media?path={path}")).Status);
        Assert.Equal(404, (await _site.SendAsync("DELETE", $"/api/media?path={path}")).Status);
    }

    [Fact]
    public async Task The_folders_of_others_are_not_shown()
    {
        var reader = _site.User("reader", MediaPermissions.View);

        Assert.Equal("", Names(await _site.SendAsync("GET", "/api/media?path=_Users", reader)));
        Assert.Equal(404, (await _site.SendAsync("GET", "/api/media?path=_Users/other/them.png", reader)).Status);
        Assert.Equal("4elin/", Names(await _site.SendAsync("GET", "/api/media?path=_Users", _site.Author)));
        Assert.Equal("4elin/ other/", Names(await _site.SendAsync("GET", "/api/media?path=_Users")));
    }

    [Fact]
    public async Task A_file_that_a_reader_has_already_is_304()
    {
        var first = await _site.SendAsync("GET", "/api/media?path=a.png");

        Assert.Equal(304, (await _site.SendAsync("GET", "/api/media?path=a.png", null, ("If-None-Match", first.Header("ETag")!))).Status);
    }

    [Fact]
    public async Task Who_may_not_use_the_API_sees_nothing()
    {
        Assert.Equal(401, (await _site.SendAsync("GET", "/api/media", Actor.Nobody)).Status);
        Assert.Equal(404, (await _site.SendAsync("GET", "/api/media", _site.User("weak"))).Status);
    }

    [Fact]
    public async Task Deleting_removes_the_file_that_was_seen()
    {
        var tag = (await _site.SendAsync("GET", "/api/media?path=a.png")).Header("ETag")!;
        _site.Put("a.png", Pictures.Png(9, 9));

        var stale = await _site.SendAsync("DELETE", "/api/media?path=a.png", null, ("If-Match", tag));

        Assert.Equal(412, stale.Status);
        Assert.Equal(204, (await _site.SendAsync("DELETE", "/api/media?path=a.png", null, ("If-Match", (string)stale.Json["currentETag"]!))).Status);
        Assert.Equal(404, (await _site.SendAsync("DELETE", "/api/media?path=a.png")).Status);
    }

    [Fact]
    public async Task A_folder_is_deleted_when_it_is_empty()
    {
        Assert.Equal(409, (await _site.SendAsync("DELETE", "/api/media?path=events/deep")).Status);
        await _site.SendAsync("DELETE", "/api/media?path=events/deep/x.png");

        Assert.Equal(204, (await _site.SendAsync("DELETE", "/api/media?path=events/deep")).Status);
    }

    [Theory]
    [InlineData("b.png", 403)]
    [InlineData("_Users/other/them.png", 403)]
    [InlineData("_Users/4elin/me.png", 204)]
    public async Task Authors_delete_what_is_theirs(string path, int status) =>
        Assert.Equal(status, (await _site.SendAsync("DELETE", $"/api/media?path={path}", _site.Author)).Status);

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_405(string method) => Assert.Equal((405, "DELETE, GET, HEAD, POST"), await StatusAsync(method));

    [Fact]
    public async Task Whatever_form_is_sent_is_understood_or_refused()
    {
        var picture = Pictures.Png(4, 4);
        var whole = MediaApiSite.Form(
            MediaApiSite.Field("path", "fuzz"), MediaApiSite.Part("form-data; name=\"f\"; filename=\"a.png\"", picture), MediaApiSite.Part("form-data; name=\"f\"; filename*=UTF-8''g%C5%B5.svg", "<svg/>"u8.ToArray()));
        var change = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 12]);
        await Gen.Select(change.Array[0, 6], Gen.Int[0, whole.Length]).SampleAsync(async mutation =>
        {
            var form = whole.ToList();
            foreach (var (at, value, remove) in mutation.Item1)
            {
                if (at >= form.Count)
                    continue;
                form[at] = value;
                form.RemoveRange(at, Math.Min(remove, form.Count - at));
            }

            var answer = await _site.PostAsync(_site.Editor, "/api/media?overwrite=true", form.Take(mutation.Item2 % 3 == 0 ? mutation.Item2 : form.Count).ToArray());
            Assert.True(answer.Status < 500, answer.Body);
            Assert.Empty(_site.Staged);
        }, iter: 500, threads: 1);
    }

    [Fact]
    public async Task Whatever_path_is_asked_for_is_found_or_not_found()
    {
        var piece = Gen.OneOf(Gen.String[Gen.Char, 0, 6], Gen.OneOf("..", ".", "/", "\\", "events", "_Users", "\uD800", "\0", "CON", "a.png", "%2e%2e"));
        await Gen.Select(piece.Array[0, 5], Gen.OneOf("GET", "DELETE", "HEAD")).SampleAsync(async sent =>
        {
            var path = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(string.Join('/', sent.Item1)));
            if (sent.Item2 == "DELETE" && path.Trim('/') is "a.png" or "events")
                return;
            var answer = await _site.SendAsync(sent.Item2, $"/api/media?path={Uri.EscapeDataString(path)}");
            Assert.True(answer.Status < 500, path);
        }, iter: 500, threads: 1);
    }

    private async Task<(int, string)> StatusAsync(string method)
    {
        var answer = await _site.SendAsync(method, "/api/media");
        return (answer.Status, answer.Header("Allow") ?? "");
    }

    private static string Names(HttpAnswer folder) =>
        string.Join(' ', folder.Json["items"]!.AsArray().Select(i => (string?)i!["name"] + ((string?)i["kind"] == "folder" ? "/" : "")));
}

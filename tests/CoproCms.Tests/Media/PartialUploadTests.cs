using System.Text;
using CoproCms.Media;
using CoproCms.Media.Library;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Media;

/// <summary>Uploads in pieces, by the tus protocol: they go on where they stopped, and only those of one's own.</summary>
public sealed class PartialUploadTests : IAsyncLifetime
{
    private const string Uploads = "/Admin/Media/Uploads";

    private readonly byte[] _picture = Pictures.Png(300, 200);
    private MediaApiSite _site = null!;

    public async Task InitializeAsync() => _site = await MediaApiSite.StartAsync(("MaxFileSize", "200000"), ("MaxUnfinishedSize", "400000"));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_file_that_came_in_pieces_is_in_its_place_when_the_last_is_there()
    {
        var upload = await BeginAsync(_site.Editor, "events", "river.png", _picture.Length);

        Assert.Equal((204, "100"), await SendAsync(upload, 0, _picture[..100]));
        Assert.Empty(_site.All);
        Assert.Equal((204, $"{_picture.Length}"), await SendAsync(upload, 100, _picture[100..]));

        Assert.Equal(["events/river.png"], _site.All);
        Assert.Equal(404, (await _site.TusAsync(_site.Editor, "HEAD", upload)).Status);
        await using var session = _site.As();
        var detail = await session.Get<CoproCms.Media.Details.MediaDetails>().FindAsync("events/river.png", default);
        Assert.Equal("editor", detail!.UploadedBy);
    }

    [Fact]
    public async Task The_server_says_how_much_it_has_and_only_that_can_be_gone_on_from()
    {
        var upload = await BeginAsync(_site.Editor, "", "river.png", _picture.Length);
        await SendAsync(upload, 0, _picture[..500]);

        var head = await _site.TusAsync(_site.Editor, "HEAD", upload);

        Assert.Equal((200, "500", $"{_picture.Length}"), (head.Status, head.Header("Upload-Offset"), head.Header("Upload-Length")));
        Assert.Equal(409, (await SendAsync(upload, 400, _picture[400..])).Status);
        Assert.Equal(409, (await SendAsync(upload, 600, _picture[600..])).Status);
        Assert.Equal(204, (await SendAsync(upload, 500, _picture[500..])).Status);
        Assert.Equal(["river.png"], _site.All);
    }

    [Fact]
    public async Task What_came_before_the_connection_broke_stays()
    {
        var upload = await BeginAsync(_site.Editor, "", "river.png", _picture.Length);

        Assert.Equal(500, (await _site.TusAsync(_site.Editor, "PATCH", upload, new Breaking(_picture[..700]), ("Upload-Offset", "0"))).Status);

        Assert.Equal("700", (await _site.TusAsync(_site.Editor, "HEAD", upload)).Header("Upload-Offset"));
        Assert.Equal(204, (await SendAsync(upload, 700, _picture[700..])).Status);
        Assert.Equal(["river.png"], _site.All);
    }

    [Fact]
    public async Task Nobody_goes_on_with_the_upload_of_another_nor_learns_of_it()
    {
        var upload = await BeginAsync(_site.Editor, "", "river.png", _picture.Length);
        var other = _site.User("other", MediaPermissions.Manage);

        Assert.Equal(404, (await _site.TusAsync(other, "HEAD", upload)).Status);
        Assert.Equal(404, (await _site.TusAsync(other, "PATCH", upload, _picture, ("Upload-Offset", "0"))).Status);
        Assert.Equal(404, (await _site.TusAsync(other, "DELETE", upload)).Status);
        Assert.Equal("[]", (await _site.TusAsync(other, "GET", Uploads)).Body);
        Assert.Contains("river.png", (await _site.TusAsync(_site.Editor, "GET", Uploads)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_cannot_add_to_an_upload_at_once()
    {
        var upload = await BeginAsync(_site.Editor, "", "river.png", _picture.Length);
        var slow = new Waiting(_picture[..100]);
        var first = _site.TusAsync(_site.Editor, "PATCH", upload, slow, ("Upload-Offset", "0"));
        await slow.Reached;

        await using var session = _site.As();
        var receiver = session.Get<CoproCms.Media.Uploads.UploadReceiver>();
        var refused = await Assert.ThrowsAsync<CoproCms.Errors.RefusedRequestException>(() => receiver.AppendAsync(receiver.Require(upload.Split('/')[^1]), 0, new MemoryStream(_picture), default));
        slow.Release();

        Assert.Equal((423, 204), (refused.Status, (await first).Status));
    }

    [Theory]
    [InlineData("page.png", "<html><script>alert(1)</script></html>")]
    [InlineData("drawing.svg", "<html>this is no drawing</html>")]
    public async Task What_is_not_what_it_is_called_goes_at_once(string name, string content)
    {
        var upload = await BeginAsync(_site.Editor, "", name, content.Length);

        Assert.Equal(415, (await SendAsync(upload, 0, Encoding.UTF8.GetBytes(content))).Status);

        Assert.Equal(404, (await _site.TusAsync(_site.Editor, "HEAD", upload)).Status);
        Assert.Empty(_site.All);
    }

    [Fact]
    public async Task More_than_was_announced_is_refused()
    {
        var upload = await BeginAsync(_site.Editor, "", "river.png", 100);

        Assert.Equal(413, (await SendAsync(upload, 0, _picture)).Status);
        Assert.Empty(_site.All);
    }

    [Theory]
    [InlineData("", "big.png", 200_001, 413)]
    [InlineData("../..", "x.png", 10, 400)]
    [InlineData("", "page.html", 10, 415)]
    [InlineData("", "..", 10, 400)]
    [InlineData("_Users/other", "x.png", 10, 403)]
    [InlineData("", "x.png", -1, 400)]
    public async Task What_could_never_be_taken_is_refused_before_it_is_sent(string folder, string name, int length, int status)
    {
        var editorOfOwn = _site.User("4elin", MediaPermissions.ManageOwn);

        Assert.Equal(status, (await CreateAsync(status == 403 ? editorOfOwn : _site.Editor, folder, name, length)).Status);
    }

    [Fact]
    public async Task A_user_can_begin_only_so_much()
    {
        await BeginAsync(_site.Editor, "", "a.png", 200_000);
        await BeginAsync(_site.Editor, "", "b.png", 200_000);

        Assert.Equal(413, (await CreateAsync(_site.Editor, "", "c.png", 1)).Status);
        await BeginAsync(_site.User("other", MediaPermissions.Manage), "", "c.png", 200_000);
    }

    [Fact]
    public async Task What_nobody_goes_on_with_is_cleared_away()
    {
        var upload = await BeginAsync(_site.Editor, "", "river.png", _picture.Length);
        _site.Time.Now += TimeSpan.FromHours(25);

        Assert.Equal(404, (await _site.TusAsync(_site.Editor, "HEAD", upload)).Status);
        await using var session = _site.As();
        await session.Get<MediaHousekeeping>().RunOnceAsync(default);

        Assert.Empty(Directory.GetFiles(Path.Combine(Path.GetDirectoryName(_site.Files.Root)!, "MediaUploads")));
    }

    [Fact]
    public async Task Keeping_both_gives_the_new_file_another_name()
    {
        _site.Put("river.png", _picture);

        Assert.Equal(409, (await CreateAsync(_site.Editor, "", "river.png", _picture.Length)).Status);
        var upload = await BeginAsync(_site.Editor, "", "river.png", _picture.Length, ",keepboth");
        var last = await _site.TusAsync(_site.Editor, "PATCH", upload, _picture, ("Upload-Offset", "0"));

        Assert.Equal("river-1.png", last.Header("Media-Path"));
        Assert.Equal(["river-1.png", "river.png"], _site.All);
    }

    [Fact]
    public async Task A_request_that_another_site_could_make_is_refused()
    {
        var answer = await _site.SendAsync("POST", Uploads, null, ("Upload-Length", "10"), ("Upload-Metadata", Metadata("", "x.png")));

        Assert.Equal(412, answer.Status);
    }

    [Fact]
    public async Task Who_may_not_upload_is_refused() =>
        Assert.Equal(403, (await CreateAsync(_site.User("reader", MediaPermissions.View), "", "x.png", 10)).Status);

    private Task<HttpAnswer> CreateAsync(Actor actor, string folder, string name, int length, string more = "") =>
        _site.TusAsync(actor, "POST", Uploads, (byte[]?)null, ("Upload-Length", $"{length}"), ("Upload-Metadata", Metadata(folder, name) + more));

    private async Task<string> BeginAsync(Actor actor, string folder, string name, int length, string more = "")
    {
        var answer = await CreateAsync(actor, folder, name, length, more);
        Assert.True(answer.Status == 201, answer.Body);
        return answer.Header("Location")!;
    }

    private async Task<(int Status, string? Offset)> SendAsync(string upload, int offset, byte[] piece)
    {
        var answer = await _site.TusAsync(_site.Editor, "PATCH", upload, piece, ("Upload-Offset", $"{offset}"));
        return (answer.Status, answer.Header("Upload-Offset"));
    }

    private static string Metadata(string folder, string name) => $"filename {Base64(name)}" + (folder.Length == 0 ? "" : $",folder {Base64(folder)}");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private sealed class Breaking(byte[] begin) : MemoryStream(begin)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var length ? length : throw new IOException("The connection broke.");
    }

    private sealed class Waiting(byte[] begin) : MemoryStream(begin)
    {
        private readonly TaskCompletionSource _reached = new();
        private readonly TaskCompletionSource _released = new();

        public Task Reached => _reached.Task;

        public void Release() => _released.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _reached.TrySetResult();
            await _released.Task.WaitAsync(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}

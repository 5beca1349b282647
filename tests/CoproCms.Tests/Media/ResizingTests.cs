using CoproCms.Media;

namespace CoproCms.Tests.Media;

public sealed class ResizingTests : IDisposable
{
    private readonly MediaFixture _media = new();

    public ResizingTests() => _media.Put("a.jpg", Pictures.Jpeg());

    public void Dispose() => _media.Dispose();

    [Fact]
    public async Task An_image_comes_in_a_supported_width_and_keeps_its_proportions()
    {
        var answer = await _media.GetAsync("/media/a.jpg?width=100");

        Assert.Equal((200, "image/jpeg"), (answer.Status, answer.Headers.ContentType.ToString()));
        Assert.Equal((100, 50, "jpegload_buffer"), Pictures.Read(answer.Body));
    }

    [Theory]
    [InlineData("image/avif,image/webp,*/*", "image/avif", "heifload_buffer")]
    [InlineData("image/webp,*/*", "image/webp", "webpload_buffer")]
    [InlineData("*/*", "image/jpeg", "jpegload_buffer")]
    public async Task The_best_format_that_the_client_reads_is_chosen(string accept, string type, string loader)
    {
        var answer = await _media.GetAsync("/media/a.jpg?width=100", ("Accept", accept));

        Assert.Equal((type, "Accept"), (answer.Headers.ContentType.ToString(), answer.Headers.Vary.ToString()));
        Assert.Equal((100, 50, loader), Pictures.Read(answer.Body));
    }

    [Fact]
    public async Task A_format_asked_for_does_not_vary()
    {
        var answer = await _media.GetAsync("/media/a.jpg?width=100&format=png", ("Accept", "image/webp"));

        Assert.Equal(("image/png", ""), (answer.Headers.ContentType.ToString(), answer.Headers.Vary.ToString()));
    }

    [Theory]
    [InlineData("crop", 160, 160)]
    [InlineData("max", 160, 80)]
    [InlineData("min", 320, 160)]
    [InlineData("pad", 160, 160)]
    [InlineData("boxpad", 160, 160)]
    [InlineData("stretch", 160, 160)]
    public async Task Each_mode_gives_its_size(string mode, int width, int height)
    {
        var answer = await _media.GetAsync($"/media/a.jpg?width=160&height=160&rmode={mode}&format=png");

        Assert.Equal((width, height, "pngload_buffer"), Pictures.Read(answer.Body));
    }

    [Theory]
    [InlineData(0.0, 255)]
    [InlineData(1.0, 0)]
    public async Task Cropping_keeps_the_focal_point(double x, int red)
    {
        var address = _media.Urls.ImageUrl("a.jpg", new(100, 100, "crop", Format: "png", AnchorX: x, AnchorY: 0.5));

        var answer = await _media.GetAsync(address);

        Assert.InRange(Pictures.Pixel(answer.Body, 50, 50)[0], red - 6, red + 6);
    }

    [Fact]
    public async Task Padding_is_filled_with_the_background_and_is_clear_without_one()
    {
        var green = await _media.GetAsync(_media.Urls.ImageUrl("a.jpg", new(100, 100, "pad", Format: "png", Background: "#00ff00")));
        var clear = await _media.GetAsync(_media.Urls.ImageUrl("a.jpg", new(100, 100, "pad", Format: "png")));

        Assert.Equal([0, 255, 0, 255], Pictures.Pixel(green.Body, 2, 2));
        Assert.Equal(0, Pictures.Pixel(clear.Body, 2, 2)[3]);
    }

    [Fact]
    public async Task A_picture_that_a_camera_turned_comes_upright()
    {
        _media.Put("turned.jpg", Pictures.TurnedJpeg(400, 200));

        var answer = await _media.GetAsync("/media/turned.jpg?width=100&format=png");

        Assert.Equal((100, 200, "pngload_buffer"), Pictures.Read(answer.Body));
        Assert.Equal((200, 400), await _media.Urls.SizeAsync("turned.jpg", default));
    }

    [Fact]
    public async Task A_size_that_is_not_supported_needs_the_token_of_the_sites_own_pages()
    {
        var address = _media.Urls.ImageUrl("a.jpg", new(123, Quality: 40));
        var other = address.Replace("width=123", "width=124", StringComparison.Ordinal);

        Assert.Equal(200, (await _media.GetAsync(address)).Status);
        Assert.Equal(400, (await _media.GetAsync(other)).Status);
        Assert.Equal(400, (await _media.GetAsync("/media/a.jpg?width=123&quality=40")).Status);
        _media.Put("b.jpg", Pictures.Jpeg());
        Assert.Equal(400, (await _media.GetAsync(address.Replace("a.jpg", "b.jpg", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public void The_key_that_signs_is_made_once_and_read_by_no_one_else()
    {
        _media.Urls.ImageUrl("a.jpg", new(123));
        var key = Path.Combine(_media.Root, "media.key");

        Assert.Equal(32, new FileInfo(key).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
    }

    [Fact]
    public async Task A_supported_size_asked_for_by_the_sites_own_pages_has_a_short_address()
    {
        var address = _media.Urls.ImageUrl("a.jpg", new(240, 160, "crop"));

        Assert.Matches(@"^/media/a\.jpg\?width=240&height=160&rmode=crop&v=[0-9a-f]{16}$", address);
        Assert.Contains("immutable", (await _media.GetAsync(address)).Headers.CacheControl.ToString());
    }

    [Fact]
    public async Task The_same_request_again_comes_from_disk()
    {
        await _media.GetAsync("/media/a.jpg?width=100");
        var cached = Assert.Single(Directory.GetFiles(Path.Combine(_media.Root, "MediaCache"), "*", SearchOption.AllDirectories));
        File.WriteAllText(cached, "kept");

        Assert.Equal("kept", (await _media.GetAsync("/media/a.jpg?width=100&other=1")).Text);
    }

    [Fact]
    public async Task Many_at_once_make_an_image_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => _media.GetAsync("/media/a.jpg?width=240"))));

        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Single(answers.Select(a => Convert.ToHexString(a.Body)).Distinct());
        Assert.Single(Directory.GetFiles(Path.Combine(_media.Root, "MediaCache"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_folder_of_results_never_grows_beyond_its_limit()
    {
        using var media = new MediaFixture(("MaxCacheSize", "9000"));
        media.Put("a.jpg", Pictures.Jpeg());
        foreach (var width in new[] { 16, 32, 50, 100, 160, 240 })
        {
            foreach (var mode in new[] { "max", "min", "crop", "pad" })
                Assert.Equal(200, (await media.GetAsync($"/media/a.jpg?width={width}&height=100&rmode={mode}")).Status);
        }

        var size = new DirectoryInfo(Path.Combine(media.Root, "MediaCache")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        Assert.InRange(size, 1, 9000);
    }

    [Fact]
    public async Task Sizes_are_told_for_pictures_and_drawings_only()
    {
        _media.Put("box.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 320 180'/>"u8.ToArray());
        _media.Put("words.pdf", "%PDF-1.7"u8.ToArray());

        Assert.Equal((400, 200), await _media.Urls.SizeAsync("a.jpg", default));
        Assert.Equal((320, 180), await _media.Urls.SizeAsync("box.svg", default));
        Assert.Null(await _media.Urls.SizeAsync("words.pdf", default));
        Assert.Null(await _media.Urls.SizeAsync("missing.jpg", default));
    }
}

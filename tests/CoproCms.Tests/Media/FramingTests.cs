using CoproCms.Media;
using CoproCms.Media.Details;
using CoproCms.Media.Images;
using CoproCms.Media.Library;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Media;

/// <summary>Focal point and crop of a picture, which every page uses that asks for the picture in some size.</summary>
public sealed class FramingTests : IAsyncLifetime
{
    private MediaApiSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await MediaApiSite.StartAsync();
        // Red on the left, blue on the right.
        _site.Put("a.png", Pictures.Png(400, 200));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.9, false)]
    public async Task What_is_round_the_focal_point_stays_when_a_picture_is_cut(double x, bool red)
    {
        await FrameAsync(new(new(x, 0.5), null));

        var picture = await GetAsync(new(100, 100, "crop", Format: "png"));

        Assert.Equal((100, 100), (picture.Width, picture.Height));
        Assert.Equal(red, picture.Pixel[0] > 200);
    }

    [Fact]
    public async Task A_page_that_names_its_own_anchor_gets_it()
    {
        await FrameAsync(new(new(0.1, 0.5), null));

        Assert.True((await GetAsync(new(100, 100, "crop", Format: "png", AnchorX: 0.9, AnchorY: 0.5))).Pixel[2] > 200);
    }

    [Fact]
    public async Task Only_the_chosen_part_is_shown_and_the_file_stays_whole()
    {
        await FrameAsync(new(null, new(0.5, 0, 0.5, 1)));

        var picture = await GetAsync(new(100, Format: "png"));

        Assert.Equal((100, 100), (picture.Width, picture.Height));
        Assert.True(picture.Pixel[2] > 200);
        Assert.Equal((200, 200), await Urls.SizeAsync("a.png", default));
        Assert.Equal((400, 200), await Urls.WholeSizeAsync(_site.Files.Find("a.png")!, default));
        Assert.Equal((400, 200), Pictures.Read(await File.ReadAllBytesAsync(_site.Files.PhysicalPath("a.png"))) is var (w, h, _) ? (w, h) : default);
    }

    [Fact]
    public async Task A_focal_point_within_the_part_counts_from_the_whole_picture()
    {
        await FrameAsync(new(new(0.45, 0.5), new(0.25, 0, 0.5, 1)));

        var picture = await GetAsync(new(50, 100, "crop", Format: "png"));

        // The part runs from a quarter to three quarters, half red and half blue; round 0.45 there is more red.
        Assert.True(picture.Pixel[0] > 200);
    }

    [Fact]
    public async Task A_turned_photo_is_cropped_as_it_is_seen()
    {
        _site.Put("turned.jpg", Pictures.TurnedJpeg(400, 200));
        await FrameAsync(new(null, new(0, 0.5, 1, 0.5)), "turned.jpg");

        Assert.Equal((200, 200), await Urls.SizeAsync("turned.jpg", default));
        var picture = await GetAsync(new(100, Format: "png"), "turned.jpg");
        Assert.Equal((100, 100), (picture.Width, picture.Height));
        Assert.True(picture.Pixel[2] > 200);
    }

    [Fact]
    public async Task A_part_that_nobody_signed_is_refused()
    {
        await using var session = _site.As();
        var answer = await Answer.OfAsync(session.Get<IServiceProvider>(), "/media/a.png?width=100&crop=0,0,0.5,0.5", http => session.Get<MediaEndpoint>().GetAsync(http, "a.png"));

        Assert.Equal(400, answer.Status);
    }

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(0.6, 0, 0.5, 1)]
    [InlineData(-0.1, 0, 0.5, 1)]
    [InlineData(0, 0, 0.5, 0.01)]
    public void A_part_lies_within_the_picture(double left, double top, double width, double height) => Assert.False(new CropBox(left, top, width, height).IsSound);

    private MediaUrls Urls => (MediaUrls)Get<IMediaUrls>();

    private T Get<T>() where T : notnull
    {
        var session = _site.As();
        return session.Get<T>();
    }

    private async Task FrameAsync(Framing framing, string path = "a.png")
    {
        await using var session = _site.As();
        await session.Get<MediaLibrary>().DescribeAsync(path, new Dictionary<string, string>(), framing, default);
        Assert.Equal(framing, session.Get<MediaFramings>().Of(path));
    }

    private async Task<(int Width, int Height, double[] Pixel)> GetAsync(ImageRequest request, string path = "a.png")
    {
        await using var session = _site.As();
        var answer = await Answer.OfAsync(session.Get<IServiceProvider>(), Urls.ImageUrl(path, request), http => session.Get<MediaEndpoint>().GetAsync(http, path));
        Assert.True(answer.Status == 200, answer.Text);
        var (width, height, _) = Pictures.Read(answer.Body);
        return (width, height, Pictures.Pixel(answer.Body, width / 2, height / 2));
    }
}

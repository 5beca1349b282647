using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Media.Files;
using CoproCms.Tests.Given;
using CoproCms.Tests.Theming;

namespace CoproCms.Tests.Media;

public sealed class MediaLiquidTests : IAsyncLifetime
{
    private ThemedSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await ThemedSite.StartAsync(new Dictionary<string, string>(), (services, root) => MediaFixture.Add(services, root));
        Put("a.jpg", Pictures.Jpeg(1600, 800));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task An_asset_has_an_address_with_its_version() =>
        Assert.Matches(@"^/media/a\.jpg\?v=[0-9a-f]{16}$", await _site.RenderAsync("{{ 'a.jpg' | asset_url | raw }}"));

    [Theory]
    [InlineData("{{ nothing | asset_url }}", "")]
    [InlineData("{{ 'no such file.jpg' | asset_url }}", "/media/no%20such%20file.jpg")]
    [InlineData("{{ 'https://other.example/x.png' | asset_url }}", "https://other.example/x.png")]
    [InlineData("{{ nothing | resize_url: width: 100 }}", "")]
    [InlineData("{{ 'https://other.example/x.png' | resize_url: width: 100 }}", "https://other.example/x.png")]
    public async Task What_is_no_file_here_does_no_harm(string template, string expected) => Assert.Equal(expected, await _site.RenderAsync(template));

    [Theory]
    [InlineData("{{ 'a.jpg' | resize_url: width: 240, height: 160, mode: 'crop' | raw }}")]
    [InlineData("{{ 'a.jpg' | asset_url | resize_url: width: 240, height: 160, mode: 'crop' | raw }}")]
    [InlineData("{{ '~/media/a.jpg' | resize_url: 240, 160, 'crop' | raw }}")]
    public async Task A_path_or_an_address_can_be_resized(string template) =>
        Assert.Matches(@"^/media/a\.jpg\?width=240&height=160&rmode=crop&v=[0-9a-f]{16}$", await _site.RenderAsync(template));

    [Fact]
    public async Task A_profile_gives_what_the_arguments_leave_open()
    {
        await using (var session = _site.Engine.As())
            await session.Get<DocumentStore>().SetAsync(DocumentKinds.MediaProfile, "banner", Session.Json("""{"Width":2048,"Height":600,"Mode":"Crop","Format":"Undefined"}"""), default);

        Assert.StartsWith("/media/a.jpg?width=1024&height=600&rmode=crop&v=", await _site.RenderAsync("{{ 'a.jpg' | resize_url: profile: 'banner', width: 1024 | raw }}"));
    }

    [Fact]
    public async Task An_anchor_of_a_media_field_is_the_focal_point()
    {
        var item = new ContentItem { ContentItemId = "4a", ContentType = "Post" };
        item.Content = Session.Json("""{"Post":{"Image":{"Anchors":[{"X":0.25,"Y":0.75}]}}}""");

        Assert.Contains("rxy=0.25,0.75", await _site.RenderAsync(
            "{{ 'a.jpg' | resize_url: width: 240, height: 240, mode: 'crop', anchor: Model.ContentItem.Content.Post.Image.Anchors[0] | raw }}", item));
    }

    [Fact]
    public async Task An_image_tag_encodes_what_it_is_given() =>
        Assert.Equal("<img src=\"/x.png?a&amp;b\" alt=\"&lt;&quot;&gt;\" class=\"wide\">", await _site.RenderAsync("{{ '/x.png?a&b' | img_tag: alt: '<\">', class: 'wide' }}"));

    [Fact]
    public async Task A_picture_comes_in_every_width_up_to_its_own_cut_to_the_ratio()
    {
        var html = await _site.RenderAsync("{% picture path: 'a.jpg', alt: 'Afon Gwy', ratio: '16:9', sizes: '100vw', class: 'wide', loading: 'lazy' %}");

        Assert.Matches("^<img src=\"/media/a\\.jpg\\?width=1024&amp;height=576&amp;rmode=crop&amp;v=", html);
        Assert.Equal(["240w", "480w", "600w", "1024w"], System.Text.RegularExpressions.Regex.Matches(html, @" (\d+w)").Select(m => m.Groups[1].Value));
        Assert.Contains("sizes=\"100vw\" width=\"1024\" height=\"576\" alt=\"Afon Gwy\" class=\"wide\" loading=\"lazy\" decoding=\"async\">", html);
    }

    [Fact]
    public async Task A_small_picture_is_not_enlarged()
    {
        Put("small.png", Pictures.Png(100, 50));

        Assert.Contains("100w\" width=\"100\" height=\"50\"", await _site.RenderAsync("{% picture path: 'small.png' %}"));
    }

    [Fact]
    public async Task A_drawing_is_served_as_it_is()
    {
        Put("box.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 320 180'/>"u8.ToArray());

        Assert.Matches("^<img src=\"/media/box\\.svg\\?v=[0-9a-f]+\" width=\"320\" height=\"180\" alt=\"\" decoding=\"async\">$", await _site.RenderAsync("{% picture path: 'box.svg', ratio: '1:1', sizes: '10vw' %}"));
    }

    [Theory]
    [InlineData("{% picture path: nothing, alt: 'x' %}", "")]
    [InlineData("{% picture path: 'gone.jpg', alt: 'x', ratio: 'wide' %}", "<img src=\"/media/gone.jpg\" alt=\"x\" decoding=\"async\">")]
    public async Task A_picture_that_is_missing_leaves_its_alternative_text(string template, string expected) => Assert.Equal(expected, await _site.RenderAsync(template));

    private void Put(string path, byte[] content) => File.WriteAllBytes(_site.Engine.Get<MediaFiles>().PhysicalPath(path), content);
}

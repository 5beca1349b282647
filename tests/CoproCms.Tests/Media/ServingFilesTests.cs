using System.Text;

namespace CoproCms.Tests.Media;

public sealed class ServingFilesTests : IDisposable
{
    private readonly MediaFixture _media = new();

    public void Dispose() => _media.Dispose();

    [Fact]
    public async Task A_file_is_served_whole_with_its_type_and_validators()
    {
        var picture = Pictures.Png();
        _media.Put("events/chepstow.png", picture);

        var answer = await _media.GetAsync("/media/events/chepstow.png");

        Assert.Equal((200, "image/png"), (answer.Status, answer.Headers.ContentType.ToString()));
        Assert.Equal(picture, answer.Body);
        Assert.Matches("^\"[0-9a-f]{16}\"$", answer.Headers.ETag.ToString());
        Assert.NotEmpty(answer.Headers.LastModified.ToString());
        Assert.Equal("nosniff", answer.Headers.XContentTypeOptions.ToString());
    }

    [Fact]
    public async Task A_client_that_has_the_file_is_told_so_without_the_bytes()
    {
        _media.Put("a.png", Pictures.Png());
        var first = await _media.GetAsync("/media/a.png");

        var byTag = await _media.GetAsync("/media/a.png", ("If-None-Match", first.Headers.ETag.ToString()));
        var byDate = await _media.GetAsync("/media/a.png", ("If-Modified-Since", first.Headers.LastModified.ToString()));

        Assert.Equal((304, 0), (byTag.Status, byTag.Body.Length));
        Assert.Equal((304, 0), (byDate.Status, byDate.Body.Length));
    }

    [Fact]
    public async Task A_range_of_a_file_can_be_had()
    {
        var picture = Pictures.Png();
        _media.Put("a.png", picture);

        var answer = await _media.GetAsync("/media/a.png", ("Range", "bytes=2-5"));

        Assert.Equal(206, answer.Status);
        Assert.Equal(picture[2..6], answer.Body);
        Assert.Equal($"bytes 2-5/{picture.Length}", answer.Headers.ContentRange.ToString());
    }

    [Fact]
    public async Task Only_an_address_with_the_present_version_may_be_kept_for_good()
    {
        _media.Put("a.png", Pictures.Png());
        var address = _media.Urls.Url("a.png");

        Assert.Contains("immutable", (await _media.GetAsync(address)).Headers.CacheControl.ToString());
        Assert.Equal("public, max-age=2592000, must-revalidate", (await _media.GetAsync("/media/a.png")).Headers.CacheControl.ToString());
        _media.Put("a.png", Pictures.Png(10, 10));
        Assert.DoesNotContain("immutable", (await _media.GetAsync(address)).Headers.CacheControl.ToString());
        Assert.NotEqual(address, _media.Urls.Url("a.png"));
    }

    [Fact]
    public async Task Documents_are_offered_for_saving_under_their_own_name()
    {
        _media.Put("cynllun gŵyl.docx", [0x50, 0x4B, 3, 4]);

        var answer = await _media.GetAsync("/media/cynllun%20g%C5%B5yl.docx");

        Assert.StartsWith("attachment", answer.Headers.ContentDisposition.ToString());
        Assert.Contains("g%C5%B5yl.docx", answer.Headers.ContentDisposition.ToString());
    }

    [Fact]
    public async Task An_svg_is_served_in_a_sandbox()
    {
        _media.Put("logo.svg", Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"));

        var answer = await _media.GetAsync("/media/logo.svg?width=100");

        Assert.Equal((200, "image/svg+xml"), (answer.Status, answer.Headers.ContentType.ToString()));
        Assert.Contains("sandbox", answer.Headers.ContentSecurityPolicy.ToString());
        Assert.Contains("default-src 'none'", answer.Headers.ContentSecurityPolicy.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("missing.png")]
    [InlineData("../media.key")]
    [InlineData("events/../../media.key")]
    [InlineData("..\\media.key")]
    [InlineData("/etc/passwd")]
    [InlineData(".hidden.png")]
    [InlineData("a/.git/x.png")]
    [InlineData("events")]
    [InlineData("secret.cs")]
    [InlineData("a.png/")]
    [InlineData("a.png\0.txt")]
    [InlineData("C:\\a.png")]
    public async Task Nothing_outside_the_folder_and_nothing_hidden_is_ever_served(string path)
    {
        _media.Put("events/chepstow.png", Pictures.Png());
        File.WriteAllText(Path.Combine(_media.Root, "media.key"), "secret");
        File.WriteAllText(Path.Combine(_media.Files.Root, ".hidden.png"), "secret");
        File.WriteAllText(Path.Combine(_media.Files.Root, "secret.cs"), "secret");

        var answer = await _media.GetAsync(Uri.EscapeDataString(path));

        Assert.Equal((404, 0), (answer.Status, answer.Body.Length));
    }

    [Fact]
    public async Task A_link_that_leads_out_of_the_folder_is_not_followed()
    {
        var secret = Path.Combine(_media.Root, "secret.png");
        File.WriteAllBytes(secret, Pictures.Png());
        File.CreateSymbolicLink(Path.Combine(_media.Files.Root, "link.png"), secret);

        Assert.Equal(404, (await _media.GetAsync("/media/link.png")).Status);
    }
}

using System.Text;
using System.Xml.Linq;
using CoproCms.Media.Files;
using CsCheck;

namespace CoproCms.Tests.Media;

public sealed class AcceptingFilesTests : IDisposable
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private readonly MediaFixture _media = new(("MaxFileSize", "100000"), ("AllowedFileExtensions:0", ".png"), ("AllowedFileExtensions:1", ".svg"), ("AllowedFileExtensions:2", ".exe"));

    public void Dispose() => _media.Dispose();

    [Fact]
    public void A_picture_that_is_what_its_name_says_is_taken_as_it_is()
    {
        var picture = Pictures.Png();

        Assert.Equal(picture, _media.Inspector.Accept("events/chepstow.png", picture));
    }

    [Theory]
    [InlineData("notes.docx", "not allowed")]
    [InlineData("tool.exe", "not allowed")]
    [InlineData("no-extension", "not allowed")]
    [InlineData("../up.png", "must be relative")]
    [InlineData("/rooted.png", "must be relative")]
    [InlineData(".hidden.png", "must be relative")]
    [InlineData("a//b.png", "must be relative")]
    [InlineData("a\\b.png", "must not contain")]
    [InlineData("a\tb.png", "must not contain")]
    [InlineData("", "between 1 and")]
    [InlineData("page.png", "bytes are not image/png")]
    public void What_breaks_a_rule_is_refused_and_the_rule_named(string path, string rule)
    {
        var error = Assert.Throws<MediaRefusedException>(() => _media.Inspector.Accept(path, "<html>"u8.ToArray()));

        Assert.Contains(rule, error.Message);
    }

    [Fact]
    public void A_file_that_is_too_big_is_refused()
    {
        var error = Assert.Throws<MediaRefusedException>(() => _media.Inspector.Accept("big.png", new byte[100_001]));

        Assert.Contains("MaxFileSize", error.Message);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<g onload=\"alert(1)\"/>")]
    [InlineData("<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\" onload=\"alert(1)\"/></foreignObject>")]
    [InlineData("<use href=\"data:image/svg+xml;base64,alert(1)\"/>")]
    [InlineData("<use xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"//evil.example/alert(1)\"/>")]
    [InlineData("<image href=\"javascript:alert(1)\"/>")]
    [InlineData("<a href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>")]
    [InlineData("<set attributeName=\"href\" to=\"javascript:alert(1)\"/>")]
    [InlineData("<style>@import url(//evil.example/alert(1));</style>")]
    [InlineData("<rect style=\"fill:url(https://evil.example/alert(1))\"/>")]
    [InlineData("<rect fill=\"url( 'https://evil.example/alert(1)')\"/>")]
    [InlineData("<rect style=\"background:u\\72l(//evil.example/alert(1))\"/>")]
    [InlineData("<x:script xmlns:x=\"http://www.w3.org/2000/svg\">alert(1)</x:script>")]
    public void Whatever_could_run_or_fetch_is_taken_out_of_an_svg(string evil)
    {
        var clean = Sanitized($"<svg xmlns=\"{Svg}\"><rect width=\"10\" height=\"10\"/>{evil}</svg>");

        Assert.DoesNotContain("alert", clean);
        Assert.DoesNotContain("evil", clean);
        Assert.Contains("width=\"10\"", clean);
        Assert.NotNull(XDocument.Parse(clean).Root);
    }

    [Fact]
    public void What_draws_stays_in_an_svg()
    {
        const string drawing = $"<svg viewBox=\"0 0 10 10\" xmlns=\"{Svg}\"><title>Afon Gwy</title><defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#123456\" /></linearGradient></defs>"
            + "<path d=\"M0 0L9 9\" fill=\"url(#g)\" /><use href=\"#g\" /><style>.a { fill: url(#g); }</style><text x=\"1\" y=\"2\" lang=\"cy\">Dŵr</text></svg>";

        Assert.Equal(drawing, Sanitized(drawing));
    }

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>")]
    [InlineData("<!DOCTYPE svg SYSTEM \"file:///etc/passwd\"><svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\">")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")]
    [InlineData("<svg/>")]
    [InlineData("")]
    public void What_is_no_plain_svg_is_refused(string text) =>
        Assert.Throws<MediaRefusedException>(() => Sanitized(text));

    [Fact]
    public void Random_text_within_an_svg_is_cleaned_or_refused() => Gen.String.Sample(text =>
    {
        try
        {
            XDocument.Parse(Sanitized($"<svg xmlns=\"{Svg}\">{text}</svg>"));
        }
        catch (MediaRefusedException)
        {
            // A clear refusal is the other good end.
        }
    });

    [Fact]
    public void Every_path_that_is_accepted_stays_within_the_folder() => Gen.OneOf(Gen.String, Gen.OneOf("..", ".", "/", "\\", "a", "%2e", "a/../b", "C:")).Array[1, 5].Sample(parts =>
    {
        var path = string.Join('/', parts);
        return MediaPath.Fault(path) is not null || Path.GetFullPath(_media.Files.PhysicalPath(path)).StartsWith(_media.Files.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    });

    private string Sanitized(string svg) => Encoding.UTF8.GetString(_media.Inspector.Accept("logo.svg", Encoding.UTF8.GetBytes(svg)));
}

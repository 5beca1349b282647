using System.Buffers.Binary;
using CsCheck;

namespace CoproCms.Tests.Media;

public sealed class HostileImagesTests : IDisposable
{
    private readonly MediaFixture _media = new();

    public void Dispose() => _media.Dispose();

    [Theory]
    [InlineData("width=0")]
    [InlineData("width=-1")]
    [InlineData("width=99999999999999999999")]
    [InlineData("width=100&width=200")]
    [InlineData("width=abc")]
    [InlineData("width=")]
    [InlineData("width=101")]
    [InlineData("height=5000")]
    [InlineData("rmode=explode")]
    [InlineData("rmode=1")]
    [InlineData("format=bmp")]
    [InlineData("width=100&quality=50")]
    [InlineData("width=100&quality=101")]
    [InlineData("width=100&rxy=2,2")]
    [InlineData("width=100&rxy=NaN,0.5")]
    [InlineData("width=100&bgcolor=red")]
    [InlineData("format=png")]
    [InlineData("width=123&token=AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Bad_parameters_are_refused_and_named(string query)
    {
        _media.Put("a.png", Pictures.Png());

        var answer = await _media.GetAsync("/media/a.png?" + query);

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.Headers.ContentType.ToString().Split(';')[0]));
        Assert.Contains("detail", answer.Text);
    }

    [Fact]
    public async Task A_picture_that_would_unpack_to_gigabytes_is_refused_by_its_header()
    {
        var bomb = Pictures.Png(16, 16);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 60_000);
        _media.Put("bomb.png", WithChecksum(bomb));

        var answer = await _media.GetAsync("/media/bomb.png?width=100");

        Assert.Equal(422, answer.Status);
        Assert.Contains("60000", answer.Text);
    }

    [Fact]
    public async Task An_animation_is_served_whole_and_not_resized()
    {
        _media.Put("dance.gif", Pictures.AnimatedGif());

        Assert.Equal(200, (await _media.GetAsync("/media/dance.gif")).Status);
        var resized = await _media.GetAsync("/media/dance.gif?width=16");
        Assert.Equal(422, resized.Status);
        Assert.Contains("animated", resized.Text);
    }

    [Fact]
    public async Task A_file_of_another_kind_under_an_images_name_is_refused()
    {
        _media.Put("page.png", "<html><script>alert(1)</script></html>"u8.ToArray());
        _media.Put("drawing.png", "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>"u8.ToArray());
        _media.Put("empty.png", []);

        foreach (var name in new[] { "page", "drawing", "empty" })
            Assert.Equal(422, (await _media.GetAsync($"/media/{name}.png?width=100")).Status);
    }

    [Fact]
    public void Half_an_image_is_refused() => Assert.Equal(422, StatusOf("half.jpg", Pictures.Jpeg()[..^(Pictures.Jpeg().Length / 3)]));

    [Fact]
    public void Cut_off_images_never_bring_the_server_down() => Gen.Int[0, Pictures.Jpeg().Length - 1].Sample(length =>
        StatusOf("cut.jpg", Pictures.Jpeg()[..length]) is 422, iter: 40, threads: 1);

    [Fact]
    public void Mangled_images_never_bring_the_server_down() => Gen.Select(Gen.Int[0, 3000], Gen.Byte, Gen.OneOf("png", "jpg", "webp", "avif", "gif")).Sample((at, value, kind) =>
    {
        var content = kind == "jpg" ? Pictures.Jpeg() : Pictures.Png();
        content[at % content.Length] = value;
        return StatusOf("mangled." + kind, content) is 200 or 422;
    }, iter: 150, threads: 1);

    [Fact]
    public void Whatever_is_asked_the_answer_is_an_image_or_a_named_refusal()
    {
        _media.Put("a.png", Pictures.Png());
        var value = Gen.OneOf(Gen.Int[-5, 5000].Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), Gen.String, Gen.OneOf("16", "100", "crop", "webp", "0.5,0.5"));
        var parameter = Gen.Select(Gen.OneOf("width", "height", "rmode", "format", "quality", "rxy", "bgcolor", "token", "v"), value);

        parameter.Array[0, 5].Sample(query =>
        {
            var answer = _media.GetAsync("/media/a.png?" + string.Join('&', query.Select(p => p.Item1 + "=" + Uri.EscapeDataString(p.Item2)))).GetAwaiter().GetResult();
            return answer.Status is 200 or 400;
        }, iter: 300, threads: 1);
    }

    private int StatusOf(string name, byte[] content)
    {
        _media.Put(name, content);
        return _media.GetAsync($"/media/{name}?width=50").GetAwaiter().GetResult().Status;
    }

    // The header's checksum has to fit, else it is not the dimensions that are refused.
    private static byte[] WithChecksum(byte[] png)
    {
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}

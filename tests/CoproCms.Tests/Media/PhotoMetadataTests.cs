using System.Text;
using CoproCms.Media;
using CoproCms.Media.Files;
using CsCheck;
using NetVips;

namespace CoproCms.Tests.Media;

/// <summary>Pictures forget where they were taken when they are uploaded.</summary>
public sealed class PhotoMetadataTests
{
    private const string Place = "exif-ifd3-GPSLatitude";

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    public void Place_camera_and_comments_go(string extension)
    {
        var photo = Photo(extension, orientation: 1);
        Assert.Contains(Place, Fields(photo));

        var clean = Strip(extension, photo);

        Assert.DoesNotContain(Fields(clean), f => f.StartsWith("exif-", StringComparison.Ordinal));
        Assert.DoesNotContain("Secret camera", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
    }

    [Fact]
    public void A_photo_stays_the_right_way_up_and_keeps_its_pixels()
    {
        var photo = Photo(".jpg", orientation: 6);

        var clean = Strip(".jpg", photo);

        using var image = Image.NewFromBuffer(clean);
        Assert.Equal(6, image.Get("orientation"));
        Assert.DoesNotContain(Place, image.GetFields());
        Assert.Equal(Pictures.Pixel(photo, 20, 20), Pictures.Pixel(clean, 20, 20));
    }

    [Fact]
    public void The_colour_profile_stays()
    {
        using var image = Image.NewFromBuffer(Pictures.Jpeg()).IccTransform("srgb", inputProfile: "srgb");

        var clean = Strip(".jpg", image.JpegsaveBuffer(keep: Enums.ForeignKeep.All));

        Assert.Contains("icc-profile-data", Fields(clean));
    }

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    public void What_is_hidden_behind_the_picture_goes(string extension)
    {
        byte[] polyglot = [.. Photo(extension, 1), .. "PK\u0003\u0004<script>alert(1)</script>"u8];

        Assert.DoesNotContain("script", Encoding.Latin1.GetString(Strip(extension, polyglot)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    public void A_picture_that_ends_too_early_is_refused(string extension)
    {
        var photo = Photo(extension, 1);

        Assert.Equal(MediaRule.Type, Assert.Throws<MediaRefusedException>(() => Strip(extension, photo[..^20])).Rule);
    }

    [Fact]
    public void Mangled_pictures_are_stripped_or_refused_and_nothing_else() => Gen.Select(Gen.Int[0, 5_000], Gen.Byte, Gen.OneOf(".jpg", ".png", ".webp")).Sample((at, value, extension) =>
    {
        var photo = Photo(extension, 6);
        photo[at % photo.Length] = value;
        try
        {
            Strip(extension, photo);
        }
        catch (MediaRefusedException)
        {
            // The other outcome.
        }
    }, iter: 200, threads: 1);

    private static byte[] Strip(string extension, byte[] picture)
    {
        var target = new MemoryStream();
        PhotoMetadata.Strip("photo" + extension, MediaTypes.Of("photo" + extension)!, new MemoryStream(picture), target);
        return target.ToArray();
    }

    private static string[] Fields(byte[] picture)
    {
        using var image = Image.NewFromBuffer(picture);
        return image.GetFields();
    }

    private static byte[] Photo(string extension, int orientation)
    {
        using var image = Image.NewFromBuffer(Pictures.Png()).Mutate(m =>
        {
            m.Set(GValue.GIntType, "orientation", orientation);
            m.Set(GValue.GStrType, "exif-ifd0-Make", "Secret camera");
            m.Set(GValue.GStrType, Place, "51/1 38/1 0/1");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
        });
        return extension switch
        {
            ".jpg" => image.JpegsaveBuffer(keep: Enums.ForeignKeep.All),
            ".png" => image.PngsaveBuffer(keep: Enums.ForeignKeep.All),
            _ => image.WebpsaveBuffer(keep: Enums.ForeignKeep.All),
        };
    }
}

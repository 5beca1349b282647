using NetVips;

namespace CoproCms.Tests.Media;

/// <summary>Pictures made for tests: the left half red, the right half blue.</summary>
internal static class Pictures
{
    public static byte[] Png(int width = 400, int height = 200) => Halves(width, height).PngsaveBuffer(keep: Enums.ForeignKeep.None);

    public static byte[] Jpeg(int width = 400, int height = 200) => Halves(width, height).JpegsaveBuffer();

    public static byte[] Transparent(int width = 400, int height = 200) => Halves(width, height).Bandjoin(0).PngsaveBuffer();

    /// <summary>As a camera held upright stores it: lying down, with the note to turn it.</summary>
    public static byte[] TurnedJpeg(int width, int height)
    {
        using var image = Halves(width, height).Mutate(m => m.Set(GValue.GIntType, "orientation", 6));
        return image.JpegsaveBuffer();
    }

    public static byte[] AnimatedGif()
    {
        using var frames = Image.Arrayjoin([Halves(20, 20), Halves(20, 20).Invert()], across: 1).Mutate(m => m.Set(GValue.GIntType, "page-height", 20));
        return frames.GifsaveBuffer();
    }

    public static (int Width, int Height, string Loader) Read(byte[] content)
    {
        using var image = Image.NewFromBuffer(content);
        return (image.Width, image.Height, (string)image.Get("vips-loader"));
    }

    public static double[] Pixel(byte[] content, int x, int y)
    {
        using var image = Image.NewFromBuffer(content);
        return image.Getpoint(x, y);
    }

    private static Image Halves(int width, int height)
    {
        var right = Math.Max(1, width / 2);
        var red = Image.Black(width, height).NewFromImage(255, 0, 0);
        var both = red.Insert(Image.Black(right, height).NewFromImage(0, 0, 255), width - right, 0);
        return both.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}

using System.Globalization;

namespace CoproCms.Media.Images;

/// <summary>The point that stays in sight however a picture is cut: fractions from the left and the top.</summary>
public readonly record struct Anchor(double X, double Y);

/// <summary>The part of a picture that is shown: fractions of its width and height. The file stays whole.</summary>
public readonly record struct CropBox(double Left, double Top, double Width, double Height)
{
    /// <summary>A smaller piece would show nothing.</summary>
    public const double Smallest = 0.02;

    public static readonly CropBox Whole = new(0, 0, 1, 1);

    private const double Tolerance = 0.0001;

    public bool IsSound => Left >= 0 && Top >= 0 && Width >= Smallest && Height >= Smallest && Left + Width <= 1 + Tolerance && Top + Height <= 1 + Tolerance;

    public bool IsWhole => Width >= 1 - Tolerance && Height >= 1 - Tolerance;

    public (int Left, int Top, int Width, int Height) Pixels(int width, int height)
    {
        var (left, top) = (Math.Min(width - 1, (int)Math.Round(Left * width)), Math.Min(height - 1, (int)Math.Round(Top * height)));
        return (left, top, Math.Clamp((int)Math.Round(Width * width), 1, width - left), Math.Clamp((int)Math.Round(Height * height), 1, height - top));
    }

    /// <summary>A point of the whole picture as one of the piece.</summary>
    public Anchor Inside(Anchor anchor) => new(Math.Clamp((anchor.X - Left) / Width, 0, 1), Math.Clamp((anchor.Y - Top) / Height, 0, 1));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Left},{Top},{Width},{Height}");
}

/// <summary>How a picture is to be shown where a page does not say.</summary>
/// <param name="Anchor">Of the whole picture; null for the middle.</param>
/// <param name="Crop">Null for the whole picture.</param>
public sealed record Framing(Anchor? Anchor, CropBox? Crop)
{
    public static readonly Framing None = new(null, null);

    /// <summary>The anchor within what is shown.</summary>
    public Anchor? ShownAnchor => Anchor is { } anchor && Crop is { } crop ? crop.Inside(anchor) : Anchor;
}

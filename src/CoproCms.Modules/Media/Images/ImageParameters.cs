using System.Globalization;
using System.Text;

namespace CoproCms.Media.Images;

internal enum ResizeMode { Max, Crop, Pad, BoxPad, Min, Stretch }

internal enum ImageFormat { Jpg, Png, Webp, Avif }

/// <summary>How an image is wanted, checked: sizes in pixels, the anchor as fractions from the left and top, the background as <c>rrggbb</c>.</summary>
internal sealed record ImageParameters(
    int? Width, int? Height, ResizeMode Mode = ResizeMode.Max, ImageFormat? Format = null, int? Quality = null,
    double? AnchorX = null, double? AnchorY = null, string? Background = null, CropBox? Crop = null)
{
    /// <summary>No side of a resized image is longer, whoever signed the address.</summary>
    public const int MaximumSide = 4096;

    /// <summary>One spelling for each meaning, as a query string: what is signed, and part of the name under which the result is kept.</summary>
    public string Canonical()
    {
        var query = new StringBuilder();
        Add(query, "width", Width);
        Add(query, "height", Height);
        Add(query, "rmode", Mode == ResizeMode.Max ? null : Mode.ToString().ToLowerInvariant());
        Add(query, "format", Format?.ToString().ToLowerInvariant());
        Add(query, "quality", Quality);
        Add(query, "rxy", AnchorX is null ? null : string.Create(CultureInfo.InvariantCulture, $"{AnchorX},{AnchorY}"));
        Add(query, "bgcolor", Background);
        Add(query, "crop", Crop);
        return query.ToString();
    }

    /// <summary>With what the library says of the picture, where the page says nothing else. A page's own anchor is one of the whole picture too.</summary>
    public ImageParameters Framed(Framing framing)
    {
        var anchor = AnchorX is { } x && AnchorY is { } y ? new Anchor(x, y) : Mode == ResizeMode.Crop && Width is not null && Height is not null ? framing.Anchor : null;
        if (anchor is { } whole && framing.Crop is { } crop)
            anchor = crop.Inside(whole);
        return this with { AnchorX = Round(anchor?.X), AnchorY = Round(anchor?.Y), Crop = framing.Crop };
    }

    private static double? Round(double? fraction) => fraction is { } value ? Math.Round(value, 4) : null;

    private static void Add(StringBuilder query, string name, object? value)
    {
        if (value is null)
            return;
        if (query.Length > 0)
            query.Append('&');
        query.Append(CultureInfo.InvariantCulture, $"{name}={value}");
    }
}

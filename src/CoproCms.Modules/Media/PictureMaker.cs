using System.Globalization;

namespace CoproCms.Media;

/// <summary>What an <c>img</c> of a picture in several sizes needs; null where there is nothing to say.</summary>
internal sealed record Picture(string Src, string? SrcSet, string? Width, string? Height);

/// <summary>Chooses the sizes in which a browser may have a picture: never larger than it is, cut to a ratio round its focal point if one is wanted.</summary>
internal sealed class PictureMaker(IMediaUrls urls)
{
    private const int StandardWidth = 1024;
    private static readonly int[] Widths = [240, 480, 600, 1024, 2048];

    /// <param name="path">Below the media folder.</param>
    /// <param name="ratio">Width to height, <c>16:9</c>; null to keep the picture's own.</param>
    /// <param name="x">Focal point from the left, 0 to 1.</param>
    /// <param name="y">Focal point from the top, 0 to 1.</param>
    /// <param name="cancellationToken">Cancels the measuring.</param>
    public async ValueTask<Picture> MakeAsync(string path, string? ratio, double? x, double? y, CancellationToken cancellationToken)
    {
        if (await urls.SizeAsync(path, cancellationToken) is not var (width, height))
            return new(urls.Url(path), null, null, null);
        if (MediaTypes.Of(path) is not { IsRaster: true })
            return new(urls.Url(path), null, Text(width), Text(height));

        var wanted = Ratio(ratio);
        var widest = wanted is { } r ? Math.Min(width, (int)Math.Round(height * r)) : width;
        int[] widths = Widths.Where(w => w <= widest).ToArray() is { Length: > 0 } fitting ? fitting : [Math.Max(1, widest)];
        var candidates = widths.Select(w => (Width: w, Url: urls.ImageUrl(path, Request(w, wanted, x, y)))).ToList();
        var standard = candidates.Last(c => c.Width <= StandardWidth || c == candidates[0]);
        var shown = widths[^1];
        return new(standard.Url, string.Join(", ", candidates.Select(c => $"{c.Url} {Text(c.Width)}w")), Text(shown), Text(Height(shown, wanted ?? (double)width / height)));
    }

    private static ImageRequest Request(int width, double? ratio, double? x, double? y) =>
        ratio is { } r ? new(width, Height(width, r), "crop", AnchorX: x, AnchorY: y) : new(width);

    private static int Height(int width, double ratio) => Math.Max(1, (int)Math.Round(width / ratio));

    private static double? Ratio(string? text) =>
        text?.Split(':', '/') is [var across, var down] && double.TryParse(across, CultureInfo.InvariantCulture, out var w)
        && double.TryParse(down, CultureInfo.InvariantCulture, out var h) && w / h is >= 0.1 and <= 10 and var ratio ? ratio : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

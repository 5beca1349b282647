using System.Globalization;
using CoproCms.Media.Images;

namespace CoproCms.Media.Admin;

/// <summary>Addresses of pictures for the library's own pages: on this server, whatever CDN visitors use, and without reading the files.</summary>
internal sealed class MediaThumbs(MediaKey key, ImageRules rules)
{
    private const int Side = 240;

    /// <summary>A small form of it, null for what cannot be shown.</summary>
    public string? Small(string path, DateTime modifiedUtc, Framing framing) => MediaTypes.Of(path) switch
    {
        { Extension: ".gif" or ".svg" } => Whole(path, modifiedUtc),
        { IsRaster: true } => Resized(path, modifiedUtc, new ImageParameters(Side, Side).Framed(framing)),
        _ => null,
    };

    /// <summary>As large as a page can show it, and whole.</summary>
    public string? Large(string path, DateTime modifiedUtc) => MediaTypes.Of(path) switch
    {
        { Extension: ".gif" or ".svg" } => Whole(path, modifiedUtc),
        { IsRaster: true } => Resized(path, modifiedUtc, new(1024, 1024)),
        _ => null,
    };

    public static string Whole(string path, DateTime modifiedUtc) => $"{Plain(path)}?v={Stamp(modifiedUtc)}";

    private string Resized(string path, DateTime modifiedUtc, ImageParameters wanted) =>
        $"{Plain(path)}?{wanted.Canonical()}&v={Stamp(modifiedUtc)}{(rules.IsFree(wanted) ? "" : "&token=" + key.Token(path, wanted))}";

    private static string Plain(string path) => "~" + MediaUrls.Prefix + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Stamp(DateTime modifiedUtc) => modifiedUtc.Ticks.ToString("x", CultureInfo.InvariantCulture);
}

using System.Globalization;
using CoproCms.Media.Images;

namespace CoproCms.Media.Admin;

/// <summary>Addresses of pictures for the library's own pages: on this server, whatever CDN visitors use, and without reading the files.</summary>
internal sealed class MediaThumbs(MediaKey key, ImageRules rules)
{
    private const int Side = 240;

    /// <summary>A small form of it, null for what cannot be shown.</summary>
    public string? Small(string path, DateTime modifiedUtc, Framing framing) => Picture(path, Stamp(modifiedUtc), new ImageParameters(Side, Side).Framed(framing));

    /// <summary>As large as a page can show it, and whole. The version follows from the bytes: a file may be replaced within the second.</summary>
    public string? Large(string path, string version) => Picture(path, version, new(1024, 1024));

    public static string Whole(string path, string version) => $"{Plain(path)}?v={version}";

    private string? Picture(string path, string version, ImageParameters wanted) => MediaTypes.Of(path) switch
    {
        { Extension: ".gif" or ".svg" } => Whole(path, version),
        { IsRaster: true } => Resized(path, version, wanted),
        _ => null,
    };

    private string Resized(string path, string version, ImageParameters wanted) =>
        $"{Plain(path)}?{wanted.Canonical()}&v={version}{(rules.IsFree(wanted) ? "" : "&token=" + key.Token(path, wanted))}";

    private static string Plain(string path) => "~" + MediaUrls.Prefix + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Stamp(DateTime modifiedUtc) => modifiedUtc.Ticks.ToString("x", CultureInfo.InvariantCulture);
}

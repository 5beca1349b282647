using Microsoft.Extensions.Configuration;

namespace CoproCms.Media;

/// <summary>Settings of the section <c>OrchardCore:OrchardCore_Media</c>, by Orchard Core's names and with its defaults.</summary>
internal sealed class MediaOptions
{
    public const string Section = "OrchardCore:OrchardCore_Media";

    // Boundaries and headers of a form with one file.
    private const int Framing = 64 * 1024;

    /// <summary>Widths and heights in pixels that anyone may ask for; every other one needs a signed address.</summary>
    public int[] SupportedSizes { get; set; } = [];

    public string[] AllowedFileExtensions { get; set; } = [];

    /// <summary>Bytes.</summary>
    public long MaxFileSize { get; set; } = 30_000_000;

    /// <summary>Bytes of all the files that one request may bring. Ours; never less than one file may have.</summary>
    public long MaxUploadSize { get; set; } = 100_000_000;

    /// <summary>How many days a browser may keep a file whose address carries no version.</summary>
    public int MaxBrowserCacheDays { get; set; } = 30;

    /// <summary>How many days a browser or a CDN may keep a file whose address carries its version.</summary>
    public int MaxCacheDays { get; set; } = 365;

    /// <summary>Put before <c>/media</c> in the addresses of files, such as <c>https://cdn.example.org</c>.</summary>
    public string CdnBaseUrl { get; set; } = "";

    /// <summary>Whether a recipe may fetch files from other servers (<c>SourceUrl</c>). Ours; off unless switched on.</summary>
    public bool AllowSourceUrl { get; set; }

    /// <summary>Images with more pixels are not resized. Ours: a small file can unpack to gigabytes.</summary>
    public long MaxPixels { get; set; } = 50_000_000;

    /// <summary>Bytes of resized images kept on disk. Ours.</summary>
    public long MaxCacheSize { get; set; } = 1_000_000_000;

    /// <summary>How many days deleted and replaced files can be had back. Ours.</summary>
    public int BinDays { get; set; } = 30;

    /// <summary>How long the beginning of an upload that stopped is kept, to be gone on with.</summary>
    public TimeSpan TemporaryFileLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Bytes of all the uploads that one user may have begun and not finished. Ours; never less than one file may have.</summary>
    public long MaxUnfinishedSize { get; set; } = 1_000_000_000;

    /// <summary>Lists in settings replace the defaults; the binder by itself would append to them.</summary>
    public static MediaOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<MediaOptions>() ?? new();
        if (options.SupportedSizes.Length == 0)
            options.SupportedSizes = [16, 32, 50, 100, 160, 240, 480, 600, 1024, 2048];
        if (options.AllowedFileExtensions.Length == 0)
            options.AllowedFileExtensions = [.. MediaTypes.All.Select(t => t.Extension)];
        options.MaxUploadSize = Math.Max(options.MaxUploadSize, options.MaxFileSize + Framing);
        options.MaxUnfinishedSize = Math.Max(options.MaxUnfinishedSize, options.MaxFileSize);
        return options;
    }
}

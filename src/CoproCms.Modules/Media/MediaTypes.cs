using System.Collections.Frozen;

namespace CoproCms.Media;

/// <summary>A kind of file: what it is called, how it is served, and how its bytes begin.</summary>
/// <param name="Extension">With its dot, in lower case.</param>
/// <param name="ContentType">As served.</param>
/// <param name="Inline">Whether a browser may show it; everything else is offered for saving.</param>
/// <param name="Signatures">The file begins in one of these ways.</param>
internal sealed record MediaType(string Extension, string ContentType, bool Inline, params FileSignature[] Signatures)
{
    public bool IsSvg => Extension == ".svg";

    /// <summary>Whether it can be resized.</summary>
    public bool IsRaster => Extension is ".jpg" or ".jpeg" or ".png" or ".gif" or ".webp" or ".avif";
}

/// <summary>Every kind of file that CoproCms knows; settings may allow fewer, but never one that is not here.</summary>
internal static class MediaTypes
{
    private static readonly FileSignature Zip = new(0, "PK\u0003\u0004");
    private static readonly FileSignature Ole = new(0, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1");
    private static readonly FileSignature Jpeg = new(0, "\u00FF\u00D8\u00FF");
    private static readonly FileSignature IsoMedia = new(4, "ftyp");
    private static readonly FileSignature Ogg = new(0, "OggS");

    public static readonly IReadOnlyList<MediaType> All =
    [
        new(".jpg", "image/jpeg", true, Jpeg),
        new(".jpeg", "image/jpeg", true, Jpeg),
        new(".png", "image/png", true, new FileSignature(0, "\u0089PNG\r\n\u001A\n")),
        new(".gif", "image/gif", true, new FileSignature(0, "GIF87a"), new FileSignature(0, "GIF89a")),
        new(".webp", "image/webp", true, new FileSignature(0, "RIFF", 8, "WEBP")),
        new(".avif", "image/avif", true, new FileSignature(4, "ftypavif"), new FileSignature(4, "ftypavis")),
        new(".ico", "image/x-icon", true, new FileSignature(0, "\0\0\u0001\0")),
        new(".svg", "image/svg+xml", true),
        new(".pdf", "application/pdf", true, new FileSignature(0, "%PDF-")),
        new(".doc", "application/msword", false, Ole),
        new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, Zip),
        new(".ppt", "application/vnd.ms-powerpoint", false, Ole),
        new(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", false, Zip),
        new(".pps", "application/vnd.ms-powerpoint", false, Ole),
        new(".ppsx", "application/vnd.openxmlformats-officedocument.presentationml.slideshow", false, Zip),
        new(".odt", "application/vnd.oasis.opendocument.text", false, Zip),
        new(".xls", "application/vnd.ms-excel", false, Ole),
        new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, Zip),
        new(".psd", "image/vnd.adobe.photoshop", false, new FileSignature(0, "8BPS")),
        new(".mp3", "audio/mpeg", true, new FileSignature(0, "ID3"), new FileSignature(0, "\u00FF\u00FB"), new FileSignature(0, "\u00FF\u00F3"), new FileSignature(0, "\u00FF\u00F2")),
        new(".m4a", "audio/mp4", true, IsoMedia),
        new(".ogg", "audio/ogg", true, Ogg),
        new(".wav", "audio/wav", true, new FileSignature(0, "RIFF", 8, "WAVE")),
        new(".mp4", "video/mp4", true, IsoMedia),
        new(".m4v", "video/mp4", true, IsoMedia),
        new(".mov", "video/quicktime", true, IsoMedia),
        new(".wmv", "video/x-ms-wmv", false, new FileSignature(0, "\u0030\u0026\u00B2\u0075\u008E\u0066\u00CF\u0011")),
        new(".avi", "video/x-msvideo", false, new FileSignature(0, "RIFF", 8, "AVI ")),
        new(".mpg", "video/mpeg", true, new FileSignature(0, "\0\0\u0001\u00BA"), new FileSignature(0, "\0\0\u0001\u00B3")),
        new(".ogv", "video/ogg", true, Ogg),
        new(".3gp", "video/3gpp", true, IsoMedia),
        new(".webm", "video/webm", true, new FileSignature(0, "\u001A\u0045\u00DF\u00A3")),
        new(".vtt", "text/vtt", true, new FileSignature(0, "WEBVTT"), new FileSignature(0, "\u00EF\u00BB\u00BFWEBVTT")),
    ];

    private static readonly FrozenDictionary<string, MediaType> ByExtension = All.ToFrozenDictionary(t => t.Extension, StringComparer.OrdinalIgnoreCase);

    public static MediaType? Of(string path) => ByExtension.GetValueOrDefault(Path.GetExtension(path));
}

/// <summary>Bytes at an offset, and for container formats more bytes at a second one. Each character stands for one byte.</summary>
internal sealed record FileSignature(int Offset, string Bytes, int ThenOffset = 0, string Then = "")
{
    /// <summary>As many bytes of a file as any signature looks at.</summary>
    public const int Reach = 16;

    public bool Matches(ReadOnlySpan<byte> head) => At(head, Offset, Bytes) && At(head, ThenOffset, Then);

    private static bool At(ReadOnlySpan<byte> head, int offset, string bytes)
    {
        if (head.Length < offset + bytes.Length)
            return false;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (head[offset + i] != bytes[i])
                return false;
        }

        return true;
    }
}

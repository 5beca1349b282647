namespace CoproCms.Media;

/// <summary>Addresses of media files by their path below the media folder (<c>events/chepstow.png</c>).</summary>
public interface IMediaUrls
{
    /// <summary>The file itself, <c>/media/…</c>.</summary>
    string Url(string path);

    /// <summary>The same without the version of its content, which would have to be read.</summary>
    string PlainUrl(string path);

    /// <summary>The image resized on demand; the address carries what the server needs to allow it.</summary>
    string ImageUrl(string path, ImageRequest request);

    /// <summary>Why a client may not be given an address of an image in that form, null when it may: a site makes few forms of each image for strangers.</summary>
    string? Refusal(ImageRequest request);

    /// <summary>Width and height in pixels, null when the file is missing or no image.</summary>
    ValueTask<(int Width, int Height)?> SizeAsync(string path, CancellationToken cancellationToken);
}

/// <summary>How an image is wanted, by the names of Orchard Core's <c>resize_url</c>.</summary>
/// <param name="Width">Pixels; null to follow from the height.</param>
/// <param name="Height">Pixels; null to follow from the width.</param>
/// <param name="Mode"><c>max</c>, <c>crop</c>, <c>pad</c>, <c>boxpad</c>, <c>min</c>, <c>stretch</c>.</param>
/// <param name="Quality">1 to 100.</param>
/// <param name="Format"><c>jpg</c>, <c>png</c>, <c>webp</c>, <c>avif</c>; null to choose what the client accepts.</param>
/// <param name="AnchorX">Focal point from the left, 0 to 1.</param>
/// <param name="AnchorY">Focal point from the top, 0 to 1.</param>
/// <param name="Background">Colour of padding, <c>#rrggbb</c>.</param>
public sealed record ImageRequest(
    int? Width = null, int? Height = null, string? Mode = null, int? Quality = null, string? Format = null,
    double? AnchorX = null, double? AnchorY = null, string? Background = null);

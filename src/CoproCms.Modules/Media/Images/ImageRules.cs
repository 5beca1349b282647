namespace CoproCms.Media.Images;

/// <summary>Who may ask for which image, and in which format it comes.</summary>
internal sealed class ImageRules(MediaOptions options, MediaKey key)
{
    /// <summary>Whether anyone may ask for it: a supported size, and nothing that has endlessly many values.</summary>
    public bool IsFree(ImageParameters wanted) =>
        (wanted.Width ?? wanted.Height) is not null && IsSupported(wanted.Width) && IsSupported(wanted.Height)
        && wanted is { Quality: null, AnchorX: null, Background: null, Crop: null };

    /// <summary>Why a stranger is not even given a signed address of it, null when they are: signing what has many values would let them make any number of images.</summary>
    public string? Refusal(ImageParameters wanted)
    {
        if (!IsSupported(wanted.Width) || !IsSupported(wanted.Height))
            return $"width and height may be {string.Join(", ", options.SupportedSizes)}.";
        return wanted.Quality is { } quality && quality % 10 != 0 ? $"quality is {quality}; it may be 10 to 100 in tens." : null;
    }

    /// <exception cref="ImageRefusedException">It is neither free nor signed.</exception>
    public void Demand(string path, ImageParameters wanted, string? token)
    {
        if (IsFree(wanted) || key.IsValid(token, path, wanted))
            return;
        throw new ImageRefusedException(400,
            $"Without a valid token only width and height of {string.Join(", ", options.SupportedSizes)}, with rmode and format, may be asked for.");
    }

    /// <summary>The format asked for; else the best that the client says it reads; else the file's own, or its nearest that every browser reads.</summary>
    public static ImageFormat Choose(MediaType source, ImageParameters wanted, string accept) => wanted.Format ?? source.Extension switch
    {
        _ when accept.Contains("image/avif", StringComparison.OrdinalIgnoreCase) => ImageFormat.Avif,
        _ when accept.Contains("image/webp", StringComparison.OrdinalIgnoreCase) => ImageFormat.Webp,
        ".png" or ".gif" => ImageFormat.Png,
        ".webp" or ".avif" => ImageFormat.Webp,
        _ => ImageFormat.Jpg,
    };

    private bool IsSupported(int? size) => size is null || options.SupportedSizes.Contains(size.Value);
}

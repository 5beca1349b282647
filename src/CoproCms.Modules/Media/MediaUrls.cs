using System.Globalization;
using CoproCms.Media.Details;
using CoproCms.Media.Files;
using CoproCms.Media.Images;
using Microsoft.Extensions.Caching.Memory;

namespace CoproCms.Media;

/// <summary>Addresses carry the content's version, so that browsers keep what they fetched for good and still see a change at once.</summary>
internal sealed class MediaUrls(
    MediaFiles files, MediaFramings framings, ImageProcessor processor, ImageRules rules, MediaKey key, MediaOptions options) : IMediaUrls, IDisposable
{
    public const string Prefix = "/media/";

    private readonly MemoryCache _sizes = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    public string Url(string path)
    {
        var plain = PlainUrl(path);
        return files.Find(path) is { } file ? $"{plain}?v={file.Version}" : plain;
    }

    public string ImageUrl(string path, ImageRequest request)
    {
        if (MediaTypes.Of(path) is not { IsRaster: true })
            return Url(path);
        var file = files.Find(path);
        var framing = framings.Of(file?.Place ?? path);
        var asked = new ImageParameterReader(name => Parameter(request, name)).Read() ?? (framing.Crop is null ? null : new ImageParameters(null, null));
        if (asked is null)
            return Url(path);
        var wanted = asked.Framed(framing);
        var version = file is null ? "" : "&v=" + file.Version;
        var token = rules.IsFree(wanted) ? "" : "&token=" + key.Token(path, wanted);
        return $"{PlainUrl(path)}?{wanted.Canonical()}{version}{token}";
    }

    public string? Refusal(ImageRequest request)
    {
        try
        {
            return new ImageParameterReader(name => Parameter(request, name)).Read() is { } wanted ? rules.Refusal(wanted) : null;
        }
        catch (ImageRefusedException refused)
        {
            return refused.Message;
        }
    }

    public async ValueTask<(int Width, int Height)?> SizeAsync(string path, CancellationToken cancellationToken)
    {
        if (files.Find(path) is not { } file || await WholeSizeAsync(file, cancellationToken) is not var (width, height))
            return null;
        if (!file.Type.IsRaster || framings.Of(file.Place).Crop is not { } crop)
            return (width, height);
        var (_, _, shownWidth, shownHeight) = crop.Pixels(width, height);
        return (shownWidth, shownHeight);
    }

    /// <summary>Of the file itself, whatever part of it is shown.</summary>
    public async ValueTask<(int Width, int Height)?> WholeSizeAsync(MediaFile file, CancellationToken cancellationToken)
    {
        if (!(file.Type.IsRaster || file.Type.IsSvg))
            return null;
        if (_sizes.TryGetValue(file.Version, out (int, int)? known))
            return known;
        var size = await MeasureAsync(file, cancellationToken);
        return _sizes.Set(file.Version, size, new MemoryCacheEntryOptions { Size = 1 });
    }

    public void Dispose() => _sizes.Dispose();

    /// <summary>The path in an address that <see cref="Url"/> or <see cref="ImageUrl"/> gave, or the path itself; null for addresses of anything else.</summary>
    public static string? PathOf(string pathOrAddress, MediaOptions options)
    {
        var address = pathOrAddress.AsSpan();
        if (options.CdnBaseUrl.TrimEnd('/') is { Length: > 0 } cdn && address.StartsWith(cdn, StringComparison.OrdinalIgnoreCase))
            address = address[cdn.Length..];
        if (address.StartsWith('~'))
            address = address[1..];
        if (!address.StartsWith(Prefix, StringComparison.Ordinal))
            return address.StartsWith('/') || address.Contains("://", StringComparison.Ordinal) ? null : pathOrAddress;
        var end = address.IndexOfAny('?', '#');
        return Uri.UnescapeDataString(address[Prefix.Length..(end < 0 ? address.Length : end)].ToString());
    }

    private async Task<(int, int)?> MeasureAsync(MediaFile file, CancellationToken cancellationToken)
    {
        try
        {
            var content = await File.ReadAllBytesAsync(file.PhysicalPath, cancellationToken);
            return file.Type.IsSvg ? SvgSize.Read(content) : processor.Measure(file.Path, content);
        }
        catch (Exception error) when (error is ImageRefusedException or IOException)
        {
            return null;
        }
    }

    public string PlainUrl(string path) =>
        options.CdnBaseUrl.TrimEnd('/') + Prefix + string.Join('/', path.TrimStart('/').Split('/').Select(Uri.EscapeDataString));

    internal static string? Parameter(ImageRequest request, string name) => name switch
    {
        "width" => request.Width?.ToString(CultureInfo.InvariantCulture),
        "height" => request.Height?.ToString(CultureInfo.InvariantCulture),
        "rmode" => request.Mode,
        "format" => request.Format,
        "quality" => request.Quality?.ToString(CultureInfo.InvariantCulture),
        "bgcolor" => request.Background,
        "crop" => null,
        _ => request.AnchorX is { } x && request.AnchorY is { } y ? string.Create(CultureInfo.InvariantCulture, $"{x},{y}") : null,
    };
}

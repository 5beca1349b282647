using System.Globalization;
using Microsoft.Extensions.Logging;
using NetVips;
using Log = NetVips.Log;

namespace CoproCms.Media.Images;

/// <summary>Resizes with libvips. Only its loaders for untrusted input are used; dimensions are read from the header before anything is decoded.</summary>
internal sealed partial class ImageProcessor
{
    private static readonly string[] Loaders = ["jpegload_buffer", "pngload_buffer", "webpload_buffer", "gifload_buffer", "heifload_buffer"];
    private readonly MediaOptions _options;

    public ImageProcessor(MediaOptions options, ILogger<ImageProcessor> logger)
    {
        _options = options;
        // Left alone, libvips writes its remarks about damaged images to standard error.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, message) => LogRemark(logger, message));
        NetVips.NetVips.BlockUntrusted = true;
        // Results are kept on disk; libvips' own cache of operations would only hold memory.
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = Math.Min(2, Environment.ProcessorCount);
    }

    /// <summary>Width and height as shown, a camera's turning of the picture counted in.</summary>
    /// <exception cref="ImageRefusedException">It is damaged, animated or too big.</exception>
    public (int Width, int Height) Measure(string path, byte[] content)
    {
        try
        {
            using var image = Image.NewFromBuffer(content, access: Enums.Access.Sequential);
            if (!Loaders.Contains(image.Get("vips-loader") as string))
                throw ImageRefusedException.Unreadable(path);
            CheckSize(path, image);
            if (image.Contains("n-pages") && Convert.ToInt32(image.Get("n-pages"), CultureInfo.InvariantCulture) > 1)
                throw new ImageRefusedException(422, $"The image '{path}' is animated; it can only be had as it is, without a size.");
            var turned = image.Contains("orientation") && Convert.ToInt32(image.Get("orientation"), CultureInfo.InvariantCulture) >= 5;
            return turned ? (image.Height, image.Width) : (image.Width, image.Height);
        }
        catch (VipsException)
        {
            throw ImageRefusedException.Unreadable(path);
        }
    }

    /// <summary>Looks at the header of a picture that is about to be taken in.</summary>
    /// <exception cref="ImageRefusedException">It is damaged, would unpack to too much, or tells where it was taken and cannot be made to forget.</exception>
    public void CheckNew(string path, string physicalPath)
    {
        try
        {
            using var image = Image.NewFromFile(physicalPath, access: Enums.Access.Sequential);
            CheckSize(path, image);
            if (image.Get("vips-loader") as string == "heifload" && image.GetFields().Any(f => f.StartsWith("exif-ifd3-GPSL", StringComparison.Ordinal)))
                throw new ImageRefusedException(422, $"The image '{path}' tells where it was taken. Save it without its location, or as JPEG, and upload that.");
        }
        catch (VipsException)
        {
            throw ImageRefusedException.Unreadable(path);
        }
    }

    private void CheckSize(string path, Image image)
    {
        if ((long)image.Width * image.Height > _options.MaxPixels)
            throw new ImageRefusedException(422, $"The image '{path}' has {image.Width} × {image.Height} pixels; at most {_options.MaxPixels} are resized.");
    }

    /// <exception cref="ImageRefusedException">It is damaged, animated or too big.</exception>
    public byte[] Resize(string path, byte[] content, ImageParameters wanted, ImageFormat format)
    {
        var (width, height) = Measure(path, content);
        var (_, _, shownWidth, shownHeight) = (wanted.Crop ?? CropBox.Whole).Pixels(width, height);
        var plan = ResizePlan.Of(shownWidth, shownHeight, wanted);
        try
        {
            using var decoded = Decode(content, Math.Min((double)shownWidth / plan.ScaledWidth, (double)shownHeight / plan.ScaledHeight));
            using var shown = Piece(decoded, wanted.Crop);
            using var scaled = shown.ThumbnailImage(plan.ScaledWidth, height: plan.ScaledHeight, size: Enums.Size.Force, outputProfile: "srgb");
            using var colours = scaled.Colourspace(Enums.Interpretation.Srgb);
            using var framed = Frame(colours, plan, wanted.Background);
            return Encode(framed, format, wanted);
        }
        catch (VipsException)
        {
            throw ImageRefusedException.Unreadable(path);
        }
    }

    // Decoded whole into memory first: within a pipeline libvips makes up what a cut-off file lacks.
    private static Image Decode(byte[] content, double shrink)
    {
        var isJpeg = content is [0xFF, 0xD8, ..];
        var options = isJpeg ? new VOption { { "shrink", shrink switch { >= 8 => 8, >= 4 => 4, >= 2 => 2, _ => 1 } } } : null;
        using var lazily = Image.NewFromBuffer(content, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated, kwargs: options);
        return lazily.CopyMemory();
    }

    private static Image Piece(Image image, CropBox? crop)
    {
        if (crop is not { } box)
            return image.Copy();
        using var upright = image.Autorot();
        var (left, top, width, height) = box.Pixels(upright.Width, upright.Height);
        return upright.Crop(left, top, width, height);
    }

    private static Image Frame(Image image, ResizePlan plan, string? background)
    {
        if (plan.Crops)
            return image.Crop(plan.CropLeft, plan.CropTop, plan.Width, plan.Height);
        if (!plan.Pads)
            return image.Copy();
        using var layered = image.HasAlpha() ? image.Copy() : image.Bandjoin(255);
        double[] colour = background is null ? [0, 0, 0, 0] : [.. Rgb(background), 255];
        return layered.Gravity(Enums.CompassDirection.Centre, plan.Width, plan.Height, Enums.Extend.Background, colour);
    }

    private static byte[] Encode(Image image, ImageFormat format, ImageParameters wanted)
    {
        if (format != ImageFormat.Jpg)
            return format switch
            {
                ImageFormat.Png => image.PngsaveBuffer(compression: 7, keep: Enums.ForeignKeep.None),
                ImageFormat.Webp => image.WebpsaveBuffer(q: wanted.Quality ?? 80, keep: Enums.ForeignKeep.None),
                _ => image.HeifsaveBuffer(q: wanted.Quality ?? 60, compression: Enums.ForeignHeifCompression.Av1, effort: 1, keep: Enums.ForeignKeep.None),
            };
        using var opaque = image.HasAlpha() ? image.Flatten(Rgb(wanted.Background ?? "ffffff")) : image.Copy();
        return opaque.JpegsaveBuffer(q: wanted.Quality ?? 82, interlace: true, optimizeCoding: true, keep: Enums.ForeignKeep.None);
    }

    private static double[] Rgb(string colour) => [.. Convert.FromHexString(colour).Select(b => (double)b)];

    [LoggerMessage(Level = LogLevel.Debug, Message = "libvips: {Remark}")]
    private static partial void LogRemark(ILogger logger, string remark);
}

namespace CoproCms.Media.Images;

/// <summary>
/// The geometry of a resize: the source is scaled to a size, of which a rectangle of <see cref="Width"/> × <see cref="Height"/> is cut out or
/// which is laid on a canvas of that size. Sizes are pixels; only padding and stretching ever enlarge.
/// </summary>
internal sealed record ResizePlan(int ScaledWidth, int ScaledHeight, int Width, int Height, int CropLeft = 0, int CropTop = 0)
{
    public bool Crops => ScaledWidth > Width || ScaledHeight > Height;

    public bool Pads => ScaledWidth < Width || ScaledHeight < Height;

    public static ResizePlan Of(int sourceWidth, int sourceHeight, ImageParameters wanted)
    {
        if ((wanted.Width, wanted.Height) is not (int width, int height))
            return Scaled(sourceWidth, sourceHeight, Math.Min((double)(wanted.Width ?? sourceWidth) / sourceWidth, (double)(wanted.Height ?? sourceHeight) / sourceHeight));
        var (across, down) = ((double)width / sourceWidth, (double)height / sourceHeight);
        return wanted.Mode switch
        {
            ResizeMode.Max => Scaled(sourceWidth, sourceHeight, Math.Min(across, down)),
            ResizeMode.Min => Scaled(sourceWidth, sourceHeight, Math.Max(across, down)),
            ResizeMode.Stretch => new(width, height, width, height),
            ResizeMode.Pad => Padded(sourceWidth, sourceHeight, width, height, Math.Min(across, down)),
            ResizeMode.BoxPad => Padded(sourceWidth, sourceHeight, width, height, Math.Min(1, Math.Min(across, down))),
            _ => Cropped(sourceWidth, sourceHeight, width, height, wanted.AnchorX ?? 0.5, wanted.AnchorY ?? 0.5),
        };
    }

    private static ResizePlan Scaled(int sourceWidth, int sourceHeight, double scale)
    {
        var bounded = Math.Min(Math.Min(1, scale), (double)ImageParameters.MaximumSide / Math.Max(sourceWidth, sourceHeight));
        var (width, height) = (Side(sourceWidth * bounded), Side(sourceHeight * bounded));
        return new(width, height, width, height);
    }

    private static ResizePlan Padded(int sourceWidth, int sourceHeight, int width, int height, double scale) =>
        new(Math.Min(width, Side(sourceWidth * scale)), Math.Min(height, Side(sourceHeight * scale)), width, height);

    // A source smaller than what is wanted keeps its pixels and is cut to the wanted proportions.
    private static ResizePlan Cropped(int sourceWidth, int sourceHeight, int width, int height, double anchorX, double anchorY)
    {
        var shrink = Math.Min(1, Math.Min((double)sourceWidth / width, (double)sourceHeight / height));
        var (targetWidth, targetHeight) = (Side(width * shrink), Side(height * shrink));
        var cover = Math.Max((double)targetWidth / sourceWidth, (double)targetHeight / sourceHeight);
        var (scaledWidth, scaledHeight) = (Math.Max(targetWidth, Side(sourceWidth * cover)), Math.Max(targetHeight, Side(sourceHeight * cover)));
        return new(scaledWidth, scaledHeight, targetWidth, targetHeight,
            Offset(scaledWidth, targetWidth, anchorX), Offset(scaledHeight, targetHeight, anchorY));
    }

    private static int Offset(int scaled, int target, double anchor) => Math.Clamp((int)Math.Round((anchor * scaled) - (target / 2.0)), 0, scaled - target);

    private static int Side(double length) => Math.Max(1, (int)Math.Round(length));
}

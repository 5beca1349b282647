using CoproCms.Media.Images;
using CsCheck;

namespace CoproCms.Tests.Media;

public sealed class ResizePlanTests
{
    private static readonly Gen<int> Side = Gen.Int[1, ImageParameters.MaximumSide];
    private static readonly Gen<int?> Wanted = Gen.Nullable(Side);
    private static readonly Gen<int> SourceSide = Gen.Int[1, 20_000];

    private static readonly Gen<(int Width, int Height, ImageParameters Wanted)> Any = Gen.Select(SourceSide, SourceSide, Wanted, Wanted, Gen.Enum<ResizeMode>(), Gen.Double[0, 1], Gen.Double[0, 1])
        .Select((w, h, width, height, mode, x, y) => (w, h, new ImageParameters(width, height, mode, AnchorX: x, AnchorY: y)));

    [Fact]
    public void No_result_is_empty_or_larger_than_the_limit() => Any.Sample(c =>
    {
        var plan = ResizePlan.Of(c.Width, c.Height, c.Wanted);
        return plan.Width is >= 1 and <= ImageParameters.MaximumSide && plan.Height is >= 1 and <= ImageParameters.MaximumSide;
    });

    [Fact]
    public void What_is_cut_out_lies_within_the_scaled_image() => Any.Where(c => c.Wanted.Mode == ResizeMode.Crop).Sample(c =>
    {
        var plan = ResizePlan.Of(c.Width, c.Height, c.Wanted);
        return plan.CropLeft >= 0 && plan.CropTop >= 0 && plan.CropLeft + plan.Width <= plan.ScaledWidth && plan.CropTop + plan.Height <= plan.ScaledHeight;
    });

    [Fact]
    public void Only_padding_and_stretching_enlarge() => Any.Where(c => c.Wanted.Mode is not (ResizeMode.Pad or ResizeMode.BoxPad or ResizeMode.Stretch)).Sample(c =>
    {
        var plan = ResizePlan.Of(c.Width, c.Height, c.Wanted);
        return plan.ScaledWidth <= c.Width && plan.ScaledHeight <= c.Height;
    });

    [Fact]
    public void Max_fits_within_what_is_wanted() => Any.Where(c => c.Wanted.Mode == ResizeMode.Max).Sample(c =>
    {
        var plan = ResizePlan.Of(c.Width, c.Height, c.Wanted);
        return plan.Width <= (c.Wanted.Width ?? int.MaxValue) && plan.Height <= (c.Wanted.Height ?? int.MaxValue);
    });

    [Fact]
    public void Padding_always_gives_the_size_wanted() => Gen.Select(SourceSide, SourceSide, Side, Side, Gen.Bool).Sample((w, h, width, height, box) =>
    {
        var plan = ResizePlan.Of(w, h, new(width, height, box ? ResizeMode.BoxPad : ResizeMode.Pad));
        return (plan.Width, plan.Height) == (width, height) && plan.ScaledWidth <= width && plan.ScaledHeight <= height;
    });
}

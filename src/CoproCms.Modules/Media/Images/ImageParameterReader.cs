using System.Globalization;
using System.Text.RegularExpressions;

namespace CoproCms.Media.Images;

/// <summary>Reads <see cref="ImageParameters"/> by Orchard Core's names: <c>width height rmode format quality rxy bgcolor</c>, and <c>crop</c>, which is ours.</summary>
internal sealed partial class ImageParameterReader(Func<string, string?> value)
{
    private static readonly string[] Names = ["width", "height", "rmode", "format", "quality", "rxy", "bgcolor", "crop"];

    /// <returns>Null when none is given.</returns>
    /// <exception cref="ImageRefusedException">One is not understood.</exception>
    public ImageParameters? Read()
    {
        if (!Names.Any(name => value(name) is not null))
            return null;
        var (x, y) = Anchor();
        return new(
            Number("width", ImageParameters.MaximumSide), Number("height", ImageParameters.MaximumSide), Choice<ResizeMode>("rmode") ?? ResizeMode.Max,
            value("format") is "jpeg" ? ImageFormat.Jpg : Choice<ImageFormat>("format"), Number("quality", 100), x, y, Background(), Crop());
    }

    private int? Number(string name, int maximum)
    {
        if (value(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= maximum)
            return number;
        throw ImageRefusedException.BadParameter(name, text, $"a whole number from 1 to {maximum}");
    }

    private T? Choice<T>(string name) where T : struct, Enum
    {
        if (value(name) is not { } text)
            return null;
        var names = Enum.GetNames<T>();
        if (Array.Find(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found)
            return Enum.Parse<T>(found);
        throw ImageRefusedException.BadParameter(name, text, "one of " + string.Join(", ", names).ToLowerInvariant());
    }

    private (double? X, double? Y) Anchor()
    {
        if (value("rxy") is not { } text)
            return (null, null);
        if (text.Split(',') is [var x, var y] && Fraction(x) is { } left && Fraction(y) is { } top)
            return (left, top);
        throw ImageRefusedException.BadParameter("rxy", text, "two fractions from 0 to 1, such as 0.5,0.33");
    }

    private CropBox? Crop()
    {
        if (value("crop") is not { } text)
            return null;
        if (text.Split(',').Select(Fraction).ToArray() is [{ } left, { } top, { } width, { } height] && new CropBox(left, top, width, height) is { IsSound: true } crop)
            return crop;
        throw ImageRefusedException.BadParameter("crop", text, "left, top, width and height as fractions from 0 to 1, such as 0.1,0,0.5,1");
    }

    private static double? Fraction(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1
            ? Math.Round(number, 4) : null;

    private string? Background()
    {
        if (value("bgcolor") is not { } text)
            return null;
        if (Colour().Match(text) is { Success: true } match)
            return match.Groups[1].Value.ToLowerInvariant();
        throw ImageRefusedException.BadParameter("bgcolor", text, "a colour as rrggbb");
    }

    [GeneratedRegex("^#?([0-9A-Fa-f]{6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();
}

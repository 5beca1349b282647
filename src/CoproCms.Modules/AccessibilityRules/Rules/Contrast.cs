using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG 1.4.3, for colours that unsanitised HTML brings along; the sanitiser lets none through. A colour without a ground is taken to stand on white.</summary>
internal sealed partial class Contrast : AccessibilityRule
{
    private const double Least = 4.5;

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["black"] = "000000",
        ["white"] = "ffffff",
        ["red"] = "ff0000",
        ["green"] = "008000",
        ["lime"] = "00ff00",
        ["blue"] = "0000ff",
        ["yellow"] = "ffff00",
        ["orange"] = "ffa500",
        ["gray"] = "808080",
        ["grey"] = "808080",
        ["silver"] = "c0c0c0",
        ["lightgray"] = "d3d3d3",
        ["lightgrey"] = "d3d3d3",
        ["pink"] = "ffc0cb",
        ["purple"] = "800080",
        ["navy"] = "000080",
        ["teal"] = "008080",
        ["aqua"] = "00ffff",
        ["cyan"] = "00ffff",
        ["maroon"] = "800000",
        ["olive"] = "808000",
    };

    public override string Name => "colour.contrast";
    public override string Title => "Text that hardly stands out from its ground";
    public override string Why => "People with weak sight, and everyone in the sun, cannot read it.";
    public override string Mend => "Leave the colours to the theme, or choose ones further apart (4.5 to 1).";

    public override IEnumerable<IElement> Find(IElement body) => body.QuerySelectorAll("[style], font[color]").Where(element => Words.In(element) && IsWeak(element));

    private static bool IsWeak(IElement element)
    {
        var style = element.GetAttribute("style") ?? "";
        var text = Colour(Property(style, "color") ?? element.GetAttribute("color"));
        var ground = Colour(Property(style, "background-color") ?? Property(style, "background"));
        return (text, ground) switch
        {
            (null, null) => false,
            _ => Ratio(text ?? Luminance("000000"), ground ?? Luminance("ffffff")) < Least,
        };
    }

    private static string? Property(string style, string name) => Declaration().Matches(style).LastOrDefault(d => d.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))?.Groups["value"].Value.Trim();

    private static double? Colour(string? value)
    {
        if (value is null)
            return null;
        if (Names.TryGetValue(value, out var named))
            return Luminance(named);
        if (Hex().Match(value) is { Success: true } hex)
            return Luminance(hex.Groups[1].Value is { Length: 3 } three ? string.Concat(three.Select(c => $"{c}{c}")) : hex.Groups[1].Value);
        return Rgb().Match(value) is { Success: true } rgb
            ? Luminance(string.Concat(Enumerable.Range(1, 3).Select(i => Math.Min(int.Parse(rgb.Groups[i].Value, CultureInfo.InvariantCulture), 255).ToString("x2", CultureInfo.InvariantCulture)))) : null;
    }

    private static double Luminance(string hex)
    {
        var channels = Enumerable.Range(0, 3).Select(i => int.Parse(hex.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    private static double Ratio(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    [GeneratedRegex("(?<name>[a-z-]+)\\s*:\\s*(?<value>[^;]+)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex("^#([0-9a-f]{3}|[0-9a-f]{6})$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Hex();

    [GeneratedRegex(@"^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Rgb();
}

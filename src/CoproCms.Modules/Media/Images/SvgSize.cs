using System.Globalization;
using System.Xml;

namespace CoproCms.Media.Images;

/// <summary>The size of an SVG in pixels: its width and height, else those of its view box.</summary>
internal static class SvgSize
{
    public static (int Width, int Height)? Read(byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            if (reader.MoveToContent() != XmlNodeType.Element)
                return null;
            var box = (reader.GetAttribute("viewBox") ?? "").Split((char[])[' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
            var width = Pixels(reader.GetAttribute("width")) ?? (box.Length == 4 ? Pixels(box[2]) : null);
            var height = Pixels(reader.GetAttribute("height")) ?? (box.Length == 4 ? Pixels(box[3]) : null);
            return width is { } w && height is { } h ? (w, h) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static int? Pixels(string? text)
    {
        var number = text?.EndsWith("px", StringComparison.Ordinal) == true ? text[..^2] : text;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0.5 and < 100_000
            ? (int)Math.Round(value) : null;
    }
}

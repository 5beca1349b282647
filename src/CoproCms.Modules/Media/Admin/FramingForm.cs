using System.Globalization;
using CoproCms.Admin;
using CoproCms.Media.Details;
using CoproCms.Media.Images;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CoproCms.Media.Admin;

/// <summary>The texts and the framing of a picture as a form has them: percentages, as they were written.</summary>
internal sealed class FramingForm
{
    public static readonly string[] Anchor = ["AnchorX", "AnchorY"];
    public static readonly string[] Crop = ["CropLeft", "CropTop", "CropWidth", "CropHeight"];

    public Dictionary<string, string> Texts { get; } = [];

    public Dictionary<string, string> Numbers { get; } = [];

    public static string TextName(string culture) => "Text." + culture;

    public static FramingForm Of(MediaDetail? detail)
    {
        var form = new FramingForm();
        foreach (var (culture, text) in detail?.ReadTexts() ?? new Dictionary<string, string>())
            form.Texts[culture] = text;
        double?[] values = [detail?.AnchorX, detail?.AnchorY, detail?.CropLeft, detail?.CropTop, detail?.CropWidth, detail?.CropHeight];
        foreach (var (i, name) in Anchor.Concat(Crop).Index())
            form.Numbers[name] = values[i] is { } value ? (value * 100).ToString("0.##", CultureInfo.InvariantCulture) : "";
        return form;
    }

    public static FramingForm Read(IFormCollection posted, IEnumerable<string> cultures)
    {
        var form = new FramingForm();
        foreach (var culture in cultures)
            form.Texts[culture] = posted[TextName(culture)].ToString();
        foreach (var name in Anchor.Concat(Crop))
            form.Numbers[name] = posted[name].ToString().Trim();
        return form;
    }

    /// <summary>What the numbers mean; faults go beside their controls.</summary>
    public Framing Check(ModelStateDictionary faults, AdminText text, bool isRaster)
    {
        foreach (var (culture, _) in Texts.Where(t => t.Value.Length > MediaDetails.MaximumTextLength))
            faults.AddModelError(TextName(culture), text["At most {0} characters.", text.Number(MediaDetails.MaximumTextLength)]);
        if (!isRaster)
            return Framing.None;
        var anchor = Read(Anchor, faults, text) is [var x, var y] ? new Anchor(x, y) : (Anchor?)null;
        var crop = Read(Crop, faults, text) is [var left, var top, var width, var height] ? new CropBox(left, top, width, height) : (CropBox?)null;
        if (crop is { IsSound: false })
            faults.AddModelError(Crop[0], text["The part has to lie within the picture and be at least 2 % wide and high."]);
        return new(anchor, crop is { IsWhole: true } ? null : crop);
    }

    // All of them, or none.
    private double[]? Read(string[] names, ModelStateDictionary faults, AdminText text)
    {
        if (names.All(n => Numbers[n].Length == 0))
            return null;
        var values = new List<double>();
        foreach (var name in names)
        {
            if (double.TryParse(Numbers[name].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100)
                values.Add(Math.Round(percent / 100, 4));
            else
                faults.AddModelError(name, text["A number from 0 to 100."]);
        }

        return values.Count == names.Length ? [.. values] : null;
    }
}

using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG failure F30.</summary>
internal sealed partial class PictureFileName : AccessibilityRule
{
    public override string Name => "picture.fileName";
    public override string Title => "A picture described by its file name";
    public override string Why => "A file name says nothing about what the picture shows.";
    public override string Mend => "Say in a sentence what it shows here.";

    public override IEnumerable<IElement> Find(IElement body) => body.QuerySelectorAll("img").Where(p => FileName().IsMatch(p.GetAttribute("alt") ?? ""));

    [GeneratedRegex(@"^\s*(\S+\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?)|(IMG|DSC[NF]?|P|PXL|Screenshot)[-_ ]?\d[\d_-]*)\s*$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex FileName();
}

using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG failure F2: what looks like a heading must be one.</summary>
internal sealed class BoldAsHeading : AccessibilityRule
{
    private const int Longest = 80;

    public override string Name => "heading.bold";
    public override string Title => "Bold text that stands for a heading";
    public override string Why => "It looks like a heading, and is none for people who listen or jump from heading to heading.";
    public override string Mend => "Make it a heading.";

    public override IEnumerable<IElement> Find(IElement body) => body.Children.Where(p => p.LocalName == "p" && IsBold(p) && p.NextElementSibling is { LocalName: "p" or "ul" or "ol" or "table" });

    private static bool IsBold(IElement paragraph) =>
        paragraph.Children is [{ LocalName: "strong" or "b" } bold] && bold.TextContent.Trim() is { Length: > 0 and <= Longest } text
        && text == paragraph.TextContent.Trim() && !text.EndsWith('.');
}

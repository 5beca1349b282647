using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG 2.4.9.</summary>
internal sealed class SameTextElsewhere : AccessibilityRule
{
    public override string Name => "link.sameText";
    public override string Title => "Links with the same text that lead to different places";
    public override string Why => "In a list of links nobody can tell them apart.";
    public override string Mend => "Give each its own words.";

    public override IEnumerable<IElement> Find(IElement body) => body.QuerySelectorAll("a[href]")
        .Where(Words.In)
        .GroupBy(Words.Of, StringComparer.OrdinalIgnoreCase)
        .SelectMany(same => same.Where(link => link.GetAttribute("href") != same.First().GetAttribute("href")));
}

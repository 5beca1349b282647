using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG 2.4.4 and 4.1.2.</summary>
internal sealed class LinkWithoutText : AccessibilityRule
{
    public override string Name => "link.empty";
    public override string Title => "A link without text";
    public override string Why => "Nobody can tell where it leads; screen readers read out its address.";
    public override string Mend => "Write the words that say where it leads, or take the link out.";

    public override IEnumerable<IElement> Find(IElement body) => body.QuerySelectorAll("a[href]").Where(link => !Words.In(link));
}

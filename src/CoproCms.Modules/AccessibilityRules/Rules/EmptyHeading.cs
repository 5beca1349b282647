using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG 2.4.6.</summary>
internal sealed class EmptyHeading : AccessibilityRule
{
    public override string Name => "heading.empty";
    public override string Title => "An empty heading";
    public override string Why => "It is announced, and leads to nothing.";
    public override string Mend => "Write the heading, or take it out.";

    public override IEnumerable<IElement> Find(IElement body) => body.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Where(heading => !Words.In(heading));
}

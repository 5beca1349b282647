using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG 1.3.1. The page's title is its first heading, so that those in a text begin with the second level, and none is skipped on the way down.</summary>
internal sealed class HeadingOrder : AccessibilityRule
{
    private const int First = 2;

    public override string Name => "heading.order";
    public override string Title => "A heading of the wrong level";
    public override string Why => "People who listen find their way by the levels of headings, as others do by their size.";
    public override string Mend => "Begin with level 2, because the title is level 1, and go down one level at a time.";

    public override IEnumerable<IElement> Find(IElement body)
    {
        var before = First - 1;
        foreach (var heading in body.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var level = heading.LocalName[1] - '0';
            if (level < First || level > before + 1)
                yield return heading;
            before = Math.Max(level, First);
        }
    }
}

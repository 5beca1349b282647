using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG 1.3.1.</summary>
internal sealed class TableHeader : AccessibilityRule
{
    public override string Name => "table.header";
    public override string Title => "A table without header cells";
    public override string Why => "People who listen hear the cells one by one, and not what each is about.";
    public override string Mend => "Make the first row or column header cells; if it is no table of facts, write it as text.";

    public override IEnumerable<IElement> Find(IElement body) =>
        body.QuerySelectorAll("table").Where(table => table.GetAttribute("role") is not ("presentation" or "none") && table.QuerySelector("th") is null);
}

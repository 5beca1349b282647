using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG 1.3.1: lines that begin like items are a list. The first of each run is named.</summary>
internal sealed partial class TypedList : AccessibilityRule
{
    public override string Name => "list.typed";
    public override string Title => "A list made of typed marks";
    public override string Why => "People who listen are not told that it is a list, nor how long it is.";
    public override string Mend => "Take the marks out and make it a list with the button.";

    public override IEnumerable<IElement> Find(IElement body) => body.QuerySelectorAll("p").Where(p => IsLines(p) || (IsItem(p) && !IsItem(p.PreviousElementSibling) && IsItem(p.NextElementSibling)));

    private static bool IsItem(IElement? element) => element?.LocalName == "p" && Mark().IsMatch(element.TextContent);

    private static bool IsLines(IElement paragraph)
    {
        var lines = paragraph.InnerHtml.Split("<br>");
        return lines.Length > 1 && lines.Count(line => Mark().IsMatch(line)) > 1;
    }

    [GeneratedRegex(@"^\s*([-–*•·‣▪◦]\s+|\(?\d{1,2}[.)]\s+)\S", RegexOptions.None, 1000)]
    private static partial Regex Mark();
}

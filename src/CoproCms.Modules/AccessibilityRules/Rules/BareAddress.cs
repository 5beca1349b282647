using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG 2.4.9. A name of a site (<c>copronet.wales</c>) can be heard; an address with a path cannot.</summary>
internal sealed partial class BareAddress : AccessibilityRule
{
    public override string Name => "link.address";
    public override string Title => "A link whose text is an address";
    public override string Why => "Screen readers spell it out letter by letter.";
    public override string Mend => "Link the words that name what is found there.";

    public override IEnumerable<IElement> Find(IElement body) => body.QuerySelectorAll("a[href]").Where(link => Address().IsMatch(Words.Of(link)));

    [GeneratedRegex(@"^(https?://\S+|www\.\S+/\S+)$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Address();
}

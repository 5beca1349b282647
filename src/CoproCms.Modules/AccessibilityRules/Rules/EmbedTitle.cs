using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG 4.1.2.</summary>
internal sealed class EmbedTitle : AccessibilityRule
{
    public override string Name => "embed.title";
    public override string Title => "Something embedded without a title";
    public override string Why => "People who listen cannot tell what it is before they go into it.";
    public override string Mend => "Give it a title that says what it is: Film of the meeting in Chepstow.";

    public override IEnumerable<IElement> Find(IElement body) => body.QuerySelectorAll("iframe").Where(frame => string.IsNullOrWhiteSpace(frame.GetAttribute("title")));
}

using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG 1.1.1. An empty text is an answer too: the picture only decorates.</summary>
internal sealed class PictureText : AccessibilityRule
{
    public override string Name => "picture.text";
    public override string Title => "A picture without alternative text";
    public override string Why => "People who cannot see the picture learn nothing of it.";
    public override string Mend => "Say in a sentence what it shows here, or mark it as decorative if it adds nothing to the text.";
    public override bool StopsPublishing => true;

    public override IEnumerable<IElement> Find(IElement body) =>
        body.QuerySelectorAll("img").Where(p => p.GetAttribute("alt") is var alt && (alt is null || (alt.Length > 0 && string.IsNullOrWhiteSpace(alt))) && p.GetAttribute("role") is not ("presentation" or "none"));
}

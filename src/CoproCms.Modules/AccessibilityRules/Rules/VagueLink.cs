using System.Collections.Frozen;
using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>WCAG 2.4.4 and 2.4.9, in both languages of the site.</summary>
internal sealed class VagueLink : AccessibilityRule
{
    private static readonly FrozenSet<string> Vague = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "here", "click here", "click", "click this", "this", "this link", "this page", "link", "more", "read more", "see more", "find out more", "learn more", "more info", "more information", "details", "go", "continue", "download",
        "yma", "cliciwch yma", "clicio yma", "gwasgwch yma", "hwn", "hon", "y ddolen hon", "y dudalen hon", "dolen", "mwy", "rhagor", "darllen mwy", "darllenwch fwy", "darllen rhagor", "gweld mwy", "dysgu mwy", "mwy o wybodaeth", "rhagor o wybodaeth",
        "manylion", "ewch", "parhau", "lawrlwytho");

    public override string Name => "link.vague";
    public override string Title => "A link whose text does not say where it leads";
    public override string Why => "Many people go from link to link, and hear or see nothing of the sentence round it.";
    public override string Mend => "Link the words that name what is found there.";

    public override IEnumerable<IElement> Find(IElement body) => body.QuerySelectorAll("a[href]").Where(link => Vague.Contains(Words.Of(link).Trim('.', '…', '!', ':', '>', '»', '→', ' ', '(', ')')));
}

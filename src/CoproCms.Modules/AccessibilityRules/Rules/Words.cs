using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules.Rules;

/// <summary>What elements say to someone who listens.</summary>
internal static class Words
{
    public static bool In(IElement element) => Of(element).Length > 0;

    /// <summary>The text, the texts of pictures in it, or its label, without white space at the ends or in runs.</summary>
    public static string Of(IElement element)
    {
        var pictures = element.QuerySelectorAll("img").Select(p => p.GetAttribute("alt") ?? "");
        var said = element.GetAttribute("aria-label") is { Length: > 0 } label ? label : element.TextContent + " " + string.Join(' ', pictures);
        return string.Join(' ', said.Replace('\u00a0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}

using AngleSharp.Dom;
using CoproCms.AccessibilityRules.Texts;
using CoproCms.Content;

namespace CoproCms.AccessibilityRules;

/// <summary>Holds every text of an item to the rules.</summary>
internal sealed class AccessibilityCheck(IEnumerable<AccessibilityRule> rules, ItemTexts texts)
{
    private const int ExcerptLength = 80;

    public async Task<IReadOnlyList<Finding>> RunAsync(ContentItem item, CancellationToken cancellationToken) => await RunAsync(item, _ => true, cancellationToken);

    /// <summary>Only with the rules chosen.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(ContentItem item, Func<AccessibilityRule, bool> chosen, CancellationToken cancellationToken)
    {
        var wanted = rules.Where(chosen).ToList();
        var found = from text in await texts.ReadAsync(item, cancellationToken)
                    from rule in wanted
                    from element in rule.Find(text.Body)
                    select Finding(rule, text, element);
        return [.. found];
    }

    private static Finding Finding(AccessibilityRule rule, ItemText text, IElement element)
    {
        var tag = element.HasAttribute(TextBody.Made) ? "" : element.LocalName;
        var index = tag.Length == 0 ? 0 : text.Body.QuerySelectorAll(tag).Where(e => !e.HasAttribute(TextBody.Made)).TakeWhile(e => e != element).Count();
        return new(rule, text.Path, text.Label, Excerpt(element), tag, index);
    }

    private static string Excerpt(IElement element)
    {
        var text = element.LocalName switch
        {
            "img" => element.GetAttribute("src") ?? "",
            "iframe" => element.GetAttribute("src") ?? "",
            _ => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        };
        return text.Length <= ExcerptLength ? text : text[..ExcerptLength].TrimEnd() + "…";
    }
}

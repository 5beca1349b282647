using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Given;

/// <summary>Asks axe for faults against WCAG 2.2, levels A and AA, and its best practices.</summary>
public static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Everything = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

    // Those that look at colours.
    private const string Colours = "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }";

    /// <summary>One line for each fault: the rule, and the elements that break it.</summary>
    /// <param name="page">What is looked at.</param>
    /// <param name="coloursOnly">The same page on the same screen was looked at in the light: nothing is another in the dark but its colours.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, bool coloursOnly = false)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
            // A tenth of the time that it takes to send it to each page.
            await page.AddInitScriptAsync(Axe);
        }

        var result = await page.EvaluateAsync<JsonElement>(
            $"async () => {{ const r = await axe.run(document, {{ runOnly: {(coloursOnly ? Colours : Everything)}, resultTypes: ['violations'] }}); "
            + "return r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' (' + (n.any[0]?.message ?? n.failureSummary) + ')').join('; ')); }");
        return [.. result.EnumerateArray().Select(v => v.GetString()!)];
    }
}

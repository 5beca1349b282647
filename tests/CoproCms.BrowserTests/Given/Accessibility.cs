using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Given;

/// <summary>Asks axe for faults against WCAG 2.2, levels A and AA, and its best practices.</summary>
public static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>One line for each fault: the rule, and the elements that break it.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe);
        var result = await page.EvaluateAsync<JsonElement>(
            "async () => { const r = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }); "
            + "return r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' (' + (n.any[0]?.message ?? n.failureSummary) + ')').join('; ')); }");
        return [.. result.EnumerateArray().Select(v => v.GetString()!)];
    }
}

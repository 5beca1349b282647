using CoproCms.AccessibilityRules;
using CoproCms.Localization;
using CoproCms.Tests.Architecture;

namespace CoproCms.Tests.AccessibilityRules;

public sealed class RuleWordsTests
{
    [Fact]
    public void Every_rule_says_in_Welsh_too_what_is_wrong_and_why_and_how_to_mend_it()
    {
        var welsh = PoFile.Read(File.ReadAllText(Path.Combine(SourceTree.Root, "src", "CoproCms.Modules", "AccessibilityRules", "Localization", "cy.po"))).Entries.Select(e => e.Id).ToHashSet();
        var rules = typeof(AccessibilityRule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(AccessibilityRule))).Select(t => (AccessibilityRule)Activator.CreateInstance(t)!).ToList();

        Assert.NotEmpty(rules);
        Assert.Empty(rules.SelectMany(rule => new[] { rule.Title, rule.Why, rule.Mend }).Except(welsh));
        Assert.Equal(rules.Count, rules.Select(rule => rule.Name).Distinct().Count());
    }
}

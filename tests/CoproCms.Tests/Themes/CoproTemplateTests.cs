using System.Text.RegularExpressions;

namespace CoproCms.Tests.Themes;

/// <summary>The templates of the Copro theme keep to the language and to the content security policy.</summary>
public sealed partial class CoproTemplateTests
{
    public static TheoryData<string> Names => [.. CoproTheme.Views.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_view_that_is_included_exists()
    {
        var named = CoproTheme.Views.Values.SelectMany(v => Include().Matches(v)).Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(CoproTheme.Views.Keys));
    }

    [Fact]
    public void Every_partial_view_is_used()
    {
        var used = CoproTheme.Views.Values.SelectMany(v => Include().Matches(v)).Select(m => m.Groups[1].Value);

        Assert.Empty(CoproTheme.Views.Keys.Where(k => k.StartsWith("Partials/", StringComparison.Ordinal)).Except(used));
    }

    [Fact]
    public void The_style_sheet_keeps_paper_and_calm()
    {
        var media = CoproTheme.StyleSheet("media.css");

        Assert.Contains("@media print", media);
        Assert.Contains("@media (forced-colors: active)", media);
        Assert.DoesNotMatch(Moving(), Regex.Replace(media, @"@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}", "", RegexOptions.Singleline));
        foreach (var sheet in new[] { "base.css", "layout.css", "lists.css", "entry.css", "controls.css", "home.css" })
            Assert.DoesNotMatch(Moving(), CoproTheme.StyleSheet(sheet));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_has_no_inline_style_script_or_handler(string name) => Assert.DoesNotMatch(Inline(), CoproTheme.Views[name]);

    [GeneratedRegex("(?:include|render) \"([^\"]+)\"")]
    private static partial Regex Include();

    [GeneratedRegex(@"\sstyle=|<style|<script|\son[a-z]+=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"transition:|animation:|scroll-behavior: smooth")]
    private static partial Regex Moving();
}

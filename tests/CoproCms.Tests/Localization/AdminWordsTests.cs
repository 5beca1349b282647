using System.Text.RegularExpressions;
using CoproCms.Hosting;
using CoproCms.Localization;
using CoproCms.Security;
using CoproCms.Tests.Architecture;
using CoproCms.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Localization;

/// <summary>Welsh and English are equals in the admin too: what a page says in English has its Welsh beside it.</summary>
public sealed partial class AdminWordsTests
{
    private static readonly string Modules = Path.Combine(SourceTree.Root, "src", "CoproCms.Modules");

    private static readonly IReadOnlyDictionary<string, PoEntry> Welsh = Files("cy.po")
        .SelectMany(file => PoFile.Read(File.ReadAllText(file)).Entries).GroupBy(e => e.Id).ToDictionary(g => g.Key, g => g.First());

    [Fact]
    public void Every_text_of_the_admin_has_its_Welsh()
    {
        var missing = Texts().Where(t => !Welsh.TryGetValue(t.Text, out var entry) || entry.Forms.Any(string.IsNullOrWhiteSpace)).Select(t => $"{t.File}: {t.Text}");

        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void Texts_with_a_number_have_all_six_Welsh_forms() =>
        Assert.Empty(Texts().Where(t => t.Plural && Welsh.TryGetValue(t.Text, out var entry) && entry.Forms.Length != 6).Select(t => t.Text));

    [Fact]
    public void Translations_keep_the_places_for_names_and_numbers() =>
        Assert.Empty(Welsh.Values.Where(e => e.Forms.Any(f => !Places(f).IsSubsetOf(Places(e.Id + e.PluralId)) || (e.PluralId is null && !Places(e.Id).SetEquals(Places(f))))).Select(e => e.Id));

    [Fact]
    public void The_texts_are_found() => Assert.Contains(Texts(), t => t.Text == "Skip to main content");

    [Fact]
    public void The_Welsh_files_have_no_faults() => Assert.Empty(Files("cy.po").SelectMany(file => PoFile.Read(File.ReadAllText(file)).Faults.Select(f => $"{file} {f.Line}: {f.Message}")));

    [Fact]
    public void What_each_permission_allows_has_its_Welsh()
    {
        var site = new CmsBuilder(new ServiceCollection(), new ConfigurationBuilder().Build());
        SiteModules.Add(site);
        var declared = site.Services.Where(s => s.ServiceType == typeof(Permission)).Select(s => (Permission)s.ImplementationInstance!);

        Assert.Empty(declared.Concat(ContentPermissions.Global()).Concat(ContentPermissions.ForType("{0}")).Select(p => p.Description).Where(d => !Welsh.ContainsKey(d)).Distinct());
    }

    [Fact]
    public void No_page_shows_the_name_that_programs_have_for_a_content_type() =>
        Assert.Empty(Files("*.cshtml").SelectMany(file => RawType().Matches(File.ReadAllText(file)).Select(m => $"{Path.GetFileName(file)}: {m.Value}")));

    private static IEnumerable<(string File, string Text, bool Plural)> Texts() =>
        from file in Files("*.cshtml").Concat(Files("*.cs"))
        let source = File.ReadAllText(file)
        where source.Contains("CoproCms.Admin", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
        from match in Word().Matches(source).Concat(Link().Matches(source))
        select (Path.GetFileName(file), Regex.Unescape(match.Groups["text"].Value), match.Groups["plural"].Success);

    private static IEnumerable<string> Files(string pattern) => Directory.GetFiles(Modules, pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains("node_modules", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex("""\b(?:T|[tT]ext)(?:\[|\.(?<plural>Plural)\()\s*"(?<text>(?:[^"\\]|\\.)*)\x22""")]
    private static partial Regex Word();

    [GeneratedRegex("""new(?: AdminLink)?\("(?<text>(?:[^"\\]|\\.)*)",\s*"~/Admin""")]
    private static partial Regex Link();

    [GeneratedRegex(@">\s*@\w+\.ContentType\b")]
    private static partial Regex RawType();

    [GeneratedRegex("\\{\\d\\}")]
    private static partial Regex Place();
}

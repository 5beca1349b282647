using CoproCms.Feeds;
using CoproCms.Hosting;
using CoproCms.Localization;
using CoproCms.Media;
using CoproCms.Tests.Architecture;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Templates;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Tests.Theming;

public sealed class ShippedThemeTests
{
    private static readonly string Theme = Path.Combine(SourceTree.Root, "themes", "Copro");

    [Fact]
    public async Task Every_template_of_the_theme_and_of_the_modules_can_be_read()
    {
        await using var site = await ThemedSite.StartAsync(
            new Dictionary<string, string>(),
            (services, _) => new CmsBuilder(services, new ConfigurationBuilder().Build()).Add<MediaModule>().Add<FeedsModule>());
        var engine = site.Engine.Get<LiquidEngine>();
        var templates = Directory.GetFiles(Path.Combine(Theme, "Views"), "*.liquid", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(Theme, file), Source: File.ReadAllText(file)))
            .Concat(BaseTemplates.All.Select(t => (Name: t.Key, Source: t.Value)));

        Assert.All(templates, template => Assert.NotNull(engine.Parse(template.Name, template.Source)));
    }

    [Fact]
    public void Every_translation_can_be_read_and_has_the_forms_of_its_language()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Theme, "Localization"), "*.po"))
        {
            var culture = Path.GetFileNameWithoutExtension(file);
            var po = PoFile.Read(File.ReadAllText(file));
            Assert.Empty(po.Faults);
            Assert.All(po.Entries.Where(e => e.PluralId is not null), e => Assert.Equal(PluralRules.Categories(culture).Count, e.Forms.Length));
        }
    }
}

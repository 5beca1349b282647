using System.Net;
using System.Text;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>A package that no site would take is not made, and whoever asked for it is told so.</summary>
public sealed class LargeExportTests(LargeExportTests.SmallSite fixture) : IClassFixture<LargeExportTests.SmallSite>
{
    private const int Limit = 2000;

    [Fact]
    public async Task An_export_that_could_not_be_imported_is_refused_with_the_way_out()
    {
        using var browser = await fixture.Site.SignInAsync();

        using var answer = await browser.SubmitAsync("/Admin/DeploymentPlan/Index", "/Admin/DeploymentPlan/ExportFile/Everything");

        Assert.Equal("/Admin/DeploymentPlan/Index", answer.RequestMessage!.RequestUri!.AbsolutePath);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Nothing was exported: its Recipe.json would be larger than 2000 bytes", page, StringComparison.Ordinal);
        Assert.Contains("CoproCms:Deployment:MaxRecipeBytes", page, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(fixture.Site.AppData, "Exports")));
    }

    [Fact]
    public async Task A_recipe_over_the_same_limit_is_refused_when_it_is_sent()
    {
        using var browser = await fixture.Site.SignInAsync();
        var recipe = Encoding.UTF8.GetBytes($$"""{"name":"Long","description":"{{new string('x', Limit)}}","steps":[]}""");

        using var answer = await browser.UploadAsync("/Admin/DeploymentPlan/Import/Index", "file", "long.recipe.json", recipe);

        Assert.Contains("larger than 2000 bytes", WebUtility.HtmlDecode(await ReadAsync(browser, answer)), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(HttpClient browser, HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        for (var i = 0; i < 50 && !text.Contains("larger than", StringComparison.Ordinal); i++)
        {
            await Task.Delay(100);
            text = await browser.GetStringAsync(answer.RequestMessage!.RequestUri);
        }

        return text;
    }

    public sealed class SmallSite() : SiteFixture(TestDatabase.Sqlite)
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("CoproCms:Deployment:MaxRecipeBytes", "2000")];
    }
}

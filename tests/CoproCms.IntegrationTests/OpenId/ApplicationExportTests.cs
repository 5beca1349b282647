using System.Text;
using CoproCms.Content;
using CoproCms.Deployment.Plans;
using CoproCms.IntegrationTests.AdminPages;
using CoproCms.IntegrationTests.Given;
using CoproCms.OpenId.Applications;
using CoproCms.Recipes;
using CoproCms.Recipes.Running;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace CoproCms.IntegrationTests.OpenId;

/// <summary>Applications go from one site to another, all but their secrets.</summary>
public abstract class ApplicationExportTests(OpenIdSite fixture)
{
    private const string Import = "/Admin/DeploymentPlan/Import/Index";

    private static readonly DeploymentPlan Plan = new("Applications", [new("AllRolesDeploymentStep", []), new(PlanChoices.Applications, [])]);

    [SkippableFact]
    public async Task A_fresh_site_gets_the_same_applications_and_scopes_and_is_told_which_need_a_secret()
    {
        fixture.Demand();
        var package = await ExportAsync();
        await using var fresh = await Site.StartAsync(fixture.Database, "Headless");
        using var browser = await fresh.SignInAsync();

        var run = await RunAsync(fresh, browser, package);

        Assert.Equal(await DescribeAsync(fixture.Site), await DescribeAsync(fresh));
        Assert.Equal(["partner", "weak"], run.Report!.Warnings.Where(w => w.Rule == "openid.secret.missing").Select(w => w.Message.Split('\'')[1]).Order());
        Assert.Contains("make a new secret for it on its page", await PageAsync(browser, run), StringComparison.Ordinal);
        Assert.False(await AcceptsSecretAsync(fresh));

        var again = await RunAsync(fresh, browser, package);
        Assert.DoesNotContain(again.Report!.Entries, e => e.Outcome != RecipeOutcome.Unchanged);
        Assert.DoesNotContain(again.Report.Warnings, w => w.Rule == "openid.secret.missing");
    }

    [SkippableFact]
    public async Task An_import_leaves_the_secret_of_an_application_that_is_there()
    {
        fixture.Demand();
        using var browser = await fixture.Site.SignInAsync();

        await RunAsync(fixture.Site, browser, await ExportAsync());

        Assert.True(await AcceptsSecretAsync(fixture.Site));
    }

    [SkippableFact]
    public async Task No_secret_nor_its_hash_is_in_the_package()
    {
        fixture.Demand();
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await ExportAsync()));
        using var text = new StreamReader(zip.GetEntry("Recipe.json")!.Open());
        var recipe = await text.ReadToEndAsync();

        Assert.Contains("\"partner\"", recipe, StringComparison.Ordinal);
        Assert.DoesNotContain(OpenIdSite.Secret, recipe, StringComparison.Ordinal);
        Assert.DoesNotContain("ClientSecret", recipe, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_plan_can_choose_them_and_who_may_not_manage_them_may_not_export_them()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/DeploymentPlan/Create");
        var exporter = new Actor("4exporter00000000000000000", "exporter", [], [Exporter.Permission]);

        Assert.Equal("Applications with their scopes, without secrets", page.QuerySelector($"label[for={PlanChoices.Applications}]")!.TextContent);
        await Assert.ThrowsAsync<Errors.ForbiddenException>(() => fixture.Site.AsAsync(exporter, services => services.GetRequiredService<Exporter>().ExportAsync(Plan, default)));
    }

    private async Task<byte[]> ExportAsync() => await fixture.Site.AsAsync(Actor.System, async services =>
    {
        await using var package = await services.GetRequiredService<Exporter>().ExportAsync(Plan, default);
        using var bytes = new MemoryStream();
        await package.CopyToAsync(bytes);
        return bytes.ToArray();
    });

    private static async Task<RecipeJob> RunAsync(Site site, HttpClient browser, byte[] package)
    {
        using var sent = await browser.UploadAsync(Import, "file", "applications.zip", package);
        var rehearsal = await EndedAsync(site, sent);
        using var answer = await browser.SubmitAsync(Import, $"/Admin/Recipes/Runs/{rehearsal.Id}?handler=Run");
        return await EndedAsync(site, answer);
    }

    private static async Task<RecipeJob> EndedAsync(Site site, HttpResponseMessage answer)
    {
        var job = site.Services.GetRequiredService<RecipeJobs>().Find(answer.RequestMessage!.RequestUri!.Segments[^1])!;
        for (var i = 0; i < 1200 && job.State == JobState.Running; i++)
            await Task.Delay(100);
        Assert.True(job.State is JobState.Done, $"{job.State}: {string.Join('\n', job.Faults)}");
        return job;
    }

    private static Task<string> PageAsync(HttpClient browser, RecipeJob job) => browser.GetStringAsync("/Admin/Recipes/Runs/" + job.Id);

    private static Task<string> DescribeAsync(Site site) => site.AsAsync(Actor.System, async services =>
    {
        var reader = services.GetRequiredService<ApplicationReader>();
        var words = new StringBuilder();
        foreach (var application in await reader.ListAsync(default))
            words.AppendLine(application.Write().ToJsonString());
        foreach (var scope in await reader.ScopesAsync(default))
            words.AppendLine(scope.Write().ToJsonString());
        return words.ToString();
    });

    private static Task<bool> AcceptsSecretAsync(Site site) => site.AsAsync(Actor.System, async services =>
    {
        var applications = services.GetRequiredService<IOpenIddictApplicationManager>();
        return await applications.ValidateClientSecretAsync((await applications.FindByClientIdAsync("partner"))!, OpenIdSite.Secret);
    });
}

public sealed class ApplicationExportOnSqliteTests(SqliteOpenIdSite fixture) : ApplicationExportTests(fixture), IClassFixture<SqliteOpenIdSite>;

public sealed class ApplicationExportOnPostgresTests(PostgresOpenIdSite fixture) : ApplicationExportTests(fixture), IClassFixture<PostgresOpenIdSite>;

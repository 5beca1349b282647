using AngleSharp.Html.Dom;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes;
using CoproCms.Recipes.Running;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>One recipe runs at a time; whoever comes second is told so and loses nothing.</summary>
public sealed class RecipesAtOnceTests(SqliteSite fixture) : IClassFixture<SqliteSite>
{
    private const string Recipe = """{"name":"Second","steps":[{"name":"settings","SiteName":"Second"}]}""";

    private RecipeJobs Jobs => fixture.Site.Services.GetRequiredService<RecipeJobs>();

    [Theory]
    [InlineData("en", "Another recipe is running.", "Step 3 of 12: content, 50 of 1,200", "The other recipe has ended.")]
    [InlineData("cy", "Mae rysáit arall yn rhedeg.", "Cam 3 o 12: content, 50 o 1,200", "Mae'r rysáit arall wedi gorffen.")]
    public async Task A_rehearsal_beside_another_says_how_far_that_is_and_begins_when_it_has_ended(string culture, string running, string progress, string ended)
    {
        using var browser = await BrowserAsync(culture);
        var (other, end) = Occupy();
        other.At(new("content", 3, 12) { Done = 50, Things = 1200 });

        var page = await PasteAsync(browser);
        var words = page.QuerySelector("#progress")!.TextContent;
        Assert.Contains(running, words, StringComparison.Ordinal);
        Assert.Contains("slow.json", words, StringComparison.Ordinal);
        Assert.Contains(progress, words, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));

        end.SetResult();
        await EndedAsync(other);
        page = await browser.GetAsync(page.Url);
        Assert.Contains(ended, page.QuerySelector("#progress")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(JobState.Done, (await EndedAsync(Job(await browser.PressAsync(page, "main form .btn-primary")))).State);
    }

    [Fact]
    public async Task A_run_beside_another_waits_with_its_rehearsal_kept()
    {
        using var browser = await BrowserAsync("en");
        var rehearsal = await EndedAsync(Job(await PasteAsync(browser)));
        var page = await browser.GetAsync("/Admin/Recipes/Runs/" + rehearsal.Id);
        var (other, end) = Occupy();

        page = await browser.PressAsync(page, "main form .btn-primary");

        Assert.Contains("Another recipe is running.", page.QuerySelector("#progress")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((JobState.Waiting, false), (Job(page).State, Job(page).IsRehearsal));
        end.SetResult();
        await EndedAsync(other);
        Assert.Equal(JobState.Done, (await EndedAsync(Job(await browser.PressAsync(await browser.GetAsync(page.Url), "main form .btn-primary")))).State);
    }

    [Fact]
    public async Task A_recipe_of_the_site_beside_another_waits_too_and_pressing_begin_too_early_starts_nothing()
    {
        using var browser = await BrowserAsync("en");
        var (other, end) = Occupy();
        var page = await browser.PressAsync(await browser.GetAsync("/Admin/Recipes"), "main tbody form button");

        Jobs.Begin(Job(page));

        Assert.Equal((JobState.Waiting, JobState.Running), (Job(page).State, other.State));
        end.SetResult();
        await EndedAsync(other);
    }

    [Fact]
    public async Task Pressing_twice_is_once()
    {
        var (other, end) = Occupy();

        Assert.Same(other, Jobs.Start(other.Source, other.IsRehearsal, other.Actor));
        end.SetResult();
        await EndedAsync(other);
    }

    private (RecipeJob Job, TaskCompletionSource End) Occupy()
    {
        var end = new TaskCompletionSource();
        var source = new RecipeSource(RecipeSourceKind.Upload, "slow.json", async _ =>
        {
            await end.Task;
            throw new InvalidRecipeException([new("slow.json", "", null, "test", "it was only to be slow")]);
        });
        return (Jobs.Start(source, isRehearsal: true, Actor.System), end);
    }

    private async Task<FormBrowser> BrowserAsync(string culture)
    {
        var client = await fixture.Site.SignInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(culture);
        return new(client);
    }

    private static async Task<IHtmlDocument> PasteAsync(FormBrowser browser) =>
        await browser.PressAsync(await browser.GetAsync("/Admin/DeploymentPlan/Import/Index"), "main details .btn-primary", ("json", Recipe));

    private RecipeJob Job(IHtmlDocument page) => Jobs.Find(page.Url.Split('/')[^1])!;

    private static async Task<RecipeJob> EndedAsync(RecipeJob job)
    {
        for (var i = 0; i < 600 && job.State == JobState.Running; i++)
            await Task.Delay(100);
        return job;
    }
}

using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes;
using CoproCms.Recipes.Running;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>What is exported from one site makes another the same.</summary>
public abstract partial class RoundTripTests(SiteFixture fixture)
{
    private const string Import = "/Admin/DeploymentPlan/Import/Index";

    [SkippableFact]
    public async Task An_export_into_a_fresh_site_gives_the_same_pages_and_a_second_import_changes_nothing()
    {
        fixture.Demand();
        var draft = await DraftAsync();
        var package = await ExportAsync();
        await using var fresh = await Site.StartAsync(fixture.Database, "Headless");
        using var browser = await fresh.SignInAsync();

        var rehearsal = await ImportAsync(fresh, browser, package);
        Assert.Equal(JobState.Done, rehearsal.State);
        Assert.True(rehearsal.Report!.Count(RecipeOutcome.Created) > 100);
        Assert.Equal(HttpStatusCode.NotFound, (await fresh.Client().GetAsync("/news")).StatusCode);

        var run = await RunAsync(fresh, browser, rehearsal);
        Assert.Equal(JobState.Done, run.State);
        Assert.Equal(Counts(rehearsal.Report), Counts(run.Report!));
        await SamePagesAsync(fresh);
        Assert.Equal(draft.ContentItemVersionId, await LatestAsync(fresh, draft.ContentItemId));

        var again = await RunAsync(fresh, browser, await ImportAsync(fresh, browser, package));
        Assert.Empty(again.Report!.Entries.Where(e => e.Outcome is not (RecipeOutcome.Unchanged or RecipeOutcome.Skipped)).Select(e => $"{e.Outcome} {e.Kind} {e.Name}"));
    }

    [SkippableFact]
    public async Task A_package_brings_back_what_was_put_into_the_bin()
    {
        fixture.Demand();
        var item = await fixture.Site.PublishAsync("Post", i => i.Titled("Comes back").In("en"));
        var package = await ExportAsync();
        await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<ContentManager>().DeleteAsync(item.ContentItemId, default));
        using var browser = await fixture.Site.SignInAsync();

        var run = await RunAsync(fixture.Site, browser, await ImportAsync(fixture.Site, browser, package));

        var restored = Assert.Single(run.Report!.Entries, e => e.Outcome == RecipeOutcome.Restored);
        Assert.Contains(item.ContentItemId, restored.Name, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task No_secret_is_in_an_export()
    {
        fixture.Demand();
        await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<Settings.SiteSettingsStore>().MergeAsync(
            new() { ["SiteSalt"] = "pinch-of-salt", ["SmtpSettings"] = new JsonObject { ["Host"] = "mail.example.org", ["Password"] = "open-sesame" } }, default));

        var recipe = Recipe(await ExportAsync());

        Assert.Contains("mail.example.org", recipe, StringComparison.Ordinal);
        Assert.All((string[])["pinch-of-salt", "open-sesame", "PasswordHash", "SecurityStamp", "whsec_"], secret => Assert.DoesNotContain(secret, recipe, StringComparison.Ordinal));
        Assert.DoesNotContain("\"UserName\": \"admin\"", recipe, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_package_is_shaped_as_Orchard_Core_shapes_its_own()
    {
        fixture.Demand();
        var recipe = JsonNode.Parse(Recipe(await ExportAsync()))!.AsObject();
        var steps = recipe["steps"]!.AsArray().Select(s => s!.AsObject()).ToList();
        var post = steps.First(s => s.Text("name") == "content").Objects("data").First(i => i.Text("ContentType") == "Post");

        Assert.Equal(["name", "displayName", "description", "author", "website", "version", "issetuprecipe", "categories", "tags", "exportUtc", "steps"], recipe.Select(m => m.Key));
        Assert.Equal(
            ["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author"],
            post.Select(m => m.Key).Take(11));
        Assert.True(steps.FindIndex(s => s.Text("name") == "ContentDefinition") < steps.FindIndex(s => s.Text("name") == "content"));
        Assert.Contains(steps.First(s => s.Text("name") == "media").Objects("Files"), f => f.Text("SourcePath") == f.Text("TargetPath"));
    }

    private Task<ContentItem> DraftAsync() => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var content = services.GetRequiredService<ContentManager>();
        var live = await content.SaveAsync((await content.NewAsync("Post", default)).Titled("Live").In("en"), new() { Publish = true }, default);
        return await content.SaveAsync(live.Clone().Titled("Draft of it"), new() { BaseVersionId = live.ContentItemVersionId }, default);
    });

    private async Task<byte[]> ExportAsync()
    {
        using var browser = await fixture.Site.SignInAsync();
        using var answer = await browser.SubmitAsync("/Admin/DeploymentPlan/Index", "/Admin/DeploymentPlan/ExportFile/Everything");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static string Recipe(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var text = new StreamReader(zip.GetEntry("Recipe.json")!.Open());
        return text.ReadToEnd();
    }

    private static async Task<RecipeJob> ImportAsync(Site site, HttpClient browser, byte[] package)
    {
        using var answer = await browser.UploadAsync(Import, "file", "export.zip", package);
        return await FinishedAsync(site, answer);
    }

    private static async Task<RecipeJob> RunAsync(Site site, HttpClient browser, RecipeJob rehearsal)
    {
        Assert.True(rehearsal.State == JobState.Done, string.Join('\n', rehearsal.Faults));
        using var answer = await browser.SubmitAsync(Import, $"/Admin/Recipes/Runs/{rehearsal.Id}?handler=Run");
        return await FinishedAsync(site, answer);
    }

    private static async Task<RecipeJob> FinishedAsync(Site site, HttpResponseMessage answer)
    {
        var id = answer.RequestMessage!.RequestUri!.Segments[^1];
        var job = site.Services.GetRequiredService<RecipeJobs>().Find(id) ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        for (var i = 0; i < 1200 && job.State == JobState.Running; i++)
            await Task.Delay(100);
        Assert.True(job.State is JobState.Done, $"{job.State}: {string.Join('\n', job.Faults)}");
        return job;
    }

    private async Task SamePagesAsync(Site fresh)
    {
        using var here = fixture.Site.Client();
        using var there = fresh.Client();
        await MediaPlacedAsync(fresh);
        var paths = Location().Matches(await here.GetStringAsync("/sitemap.xml")).Select(m => new Uri(m.Groups[1].Value).PathAndQuery).Distinct().ToList();
        Assert.True(paths.Count > 50);
        var different = new List<string>();
        foreach (var path in paths)
        {
            var (left, right) = (await here.GetAsync(path), await there.GetAsync(path));
            var (before, after) = (await ReadAsync(left), await ReadAsync(right));
            if (left.StatusCode != HttpStatusCode.OK || right.StatusCode != HttpStatusCode.OK || before != after)
                different.Add($"{path}: {left.StatusCode} {right.StatusCode} {FirstDifference(before, after)}");
            foreach (var media in Media().Matches(before).Select(m => m.Value).Distinct().Take(2))
            {
                if (!Enumerable.SequenceEqual(await here.GetByteArrayAsync(media), await there.GetByteArrayAsync(media)))
                    different.Add(media);
            }
        }

        Assert.True(different.Count == 0, string.Join('\n', different));
    }

    // Each site signs the addresses of resized pictures with a key of its own.
    private static async Task<string> ReadAsync(HttpResponseMessage answer) => Signature().Replace(await answer.Content.ReadAsStringAsync(), "token=");

    // Files are put into their places after the commit, by the outbox.
    private static Task MediaPlacedAsync(Site site) => site.Services.GetRequiredService<Outbox.OutboxWorker>() is var outbox ? DrainAsync(outbox) : Task.CompletedTask;

    private static async Task DrainAsync(Outbox.OutboxWorker outbox)
    {
        while (await outbox.RunBatchAsync(default) > 0)
        {
        }
    }

    private static string FirstDifference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
        return $"…{Around(before, at)}… / …{Around(after, at)}…";
    }

    private static string Around(string text, int at) => text.Substring(Math.Clamp(at - 60, 0, text.Length), Math.Clamp(160, 0, text.Length - Math.Clamp(at - 60, 0, text.Length)));

    private static string Counts(RecipeReport report) => report.ToString();

    private static Task<string?> LatestAsync(Site site, string id) => site.AsAsync(Actor.System, async services =>
        (await services.GetRequiredService<ContentQuery>().FindAsync(id, ContentStatus.Latest, default))?.ContentItemVersionId);

    [GeneratedRegex("<loc>([^<]+)</loc>")]
    private static partial Regex Location();

    [GeneratedRegex("token=[0-9A-Za-z_-]{8,}")]
    private static partial Regex Signature();

    [GeneratedRegex("/media/[^\"' )<?]+\\.(?:jpg|png|svg|webp)")]
    private static partial Regex Media();
}

public sealed class SqliteRoundTripTests(SqliteSite site) : RoundTripTests(site), IClassFixture<SqliteSite>;

public sealed class PostgresRoundTripTests(PostgresSite site) : RoundTripTests(site), IClassFixture<PostgresSite>;

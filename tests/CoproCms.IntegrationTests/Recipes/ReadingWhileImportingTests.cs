using System.Diagnostics;
using System.Net;
using System.Text;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CoproCms.IntegrationTests.Recipes;

/// <summary>While a large recipe is imported the site answers its readers, who see nothing of it until all of it is there (OrchardCore #4669, #8551, #10858).</summary>
public abstract class ReadingWhileImportingTests(SiteFixture fixture, ITestOutputHelper output)
{
    private const int Items = 300;
    private const int Page = 100;
    private const int Readers = 20;

    [SkippableFact]
    public async Task Twenty_readers_are_answered_while_three_hundred_items_are_imported()
    {
        fixture.Demand();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, Readers).Select(_ => ReadAsync(stop.Token)).ToList();
        var watch = Stopwatch.StartNew();
        var report = await ImportAsync();
        output.WriteLine($"{Items} items in {watch.Elapsed.TotalSeconds:0.0} s");
        await stop.CancelAsync();
        var answers = await Task.WhenAll(readers);

        Assert.Equal(Items, report.Count(RecipeOutcome.Created));
        Assert.All(answers, Assert.NotEmpty);
        Assert.All(answers.SelectMany(a => a), total => Assert.True(total is 0 or Page, $"a reader saw {total} of {Page} items"));
    }

    private Task<RecipeReport> ImportAsync() => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var items = Enumerable.Range(1, Items).Select(i => $$$"""
            {"ContentType":"Post","DisplayText":"Imported {{{i}}}","Latest":true,"Published":true,"TitlePart":{"Title":"Imported {{{i}}}"},"AutoroutePart":{},
             "LocalizationPart":{"Culture":"en"},"HtmlBodyPart":{"Html":"<p>Number {{{i}}}</p>"},"Post":{"Summary":{"Text":"Number {{{i}}}"} } }
            """);
        var json = $$"""{"name":"Many","steps":[{"name":"content","Data":[{{string.Join(',', items)}}]}]}""";
        var recipe = RecipeReader.Read("many.recipe.json", Encoding.UTF8.GetBytes(json), RecipeFiles.None);
        return await services.GetRequiredService<RecipeRunner>().RunAsync(recipe, new(), default);
    });

    private async Task<List<int>> ReadAsync(CancellationToken stop)
    {
        using var client = fixture.Site.Client();
        List<int> totals = [];
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            // Each question differs, so that none is answered from the cache of answers.
            var query = Uri.EscapeDataString($"{{ post(first: {Page}, where: {{displayText_starts_with: \"Imported\"}}) {{ q{i}: displayText }} }}");
            using var answer = await client.GetAsync($"/api/graphql?query={query}", CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var json = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(CancellationToken.None))!;
            Assert.True(json["errors"] is null, json.ToJsonString());
            totals.Add(json["data"]!["post"]!.AsArray().Count);
        }

        return totals;
    }
}

public sealed class ReadingWhileImportingOnSqlite(HeadlessSqlite site, ITestOutputHelper output)
    : ReadingWhileImportingTests(site, output), IClassFixture<HeadlessSqlite>;

public sealed class ReadingWhileImportingOnPostgres(HeadlessPostgres site, ITestOutputHelper output)
    : ReadingWhileImportingTests(site, output), IClassFixture<HeadlessPostgres>;

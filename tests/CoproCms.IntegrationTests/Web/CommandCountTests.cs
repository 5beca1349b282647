using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.Web;

/// <summary>
/// How many SQL commands an answer costs with answer caches off, after one request has filled the caches of documents, definitions and templates.
/// The number does not depend on how many items are shown. A change that needs more is a decision, made here.
/// </summary>
public abstract class CommandCountTests(SiteFixture fixture)
{
    [SkippableTheory]
    [InlineData("/news/what-we-heard-in-chepstow", 3)]
    [InlineData("/", 6)]
    public async Task A_page_costs_few_commands(string path, int most)
    {
        fixture.Demand();
        var commands = await CommandsAsync(path);
        Assert.True(commands.Count <= most, $"{commands.Count} commands:\n{string.Join("\n\n", commands.Select(c => c.Text))}");
    }

    [SkippableTheory]
    [InlineData("{post(first:10){contentItemId displayText path summary}}", 1)]
    [InlineData("{post(first:10){displayText authorProfile{displayName biography picture{url}} image{files{url(width:480) mediaText}} categories{termContentItems{displayText}} about{contentItems{displayText}}}}", 4)]
    public async Task A_list_of_ten_costs_few_commands(string query, int most)
    {
        fixture.Demand();
        var commands = await CommandsAsync("/api/graphql?query=" + Uri.EscapeDataString(query));
        Assert.True(commands.Count <= most, $"{commands.Count} commands:\n{string.Join("\n\n", commands.Select(c => c.Text))}");
    }

    private async Task<IReadOnlyList<SqlCommand>> CommandsAsync(string url)
    {
        using var client = fixture.Site.Client();
        (await client.GetAsync(url)).EnsureSuccessStatusCode();
        using var log = new SqlLog(fixture.Site);
        (await client.GetAsync(url)).EnsureSuccessStatusCode();
        return log.Commands;
    }
}

public sealed class UncachedSqliteSite() : SiteFixture(TestDatabase.Sqlite)
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("CoproCms:AnswerCaches", "false")];
}

public sealed class UncachedPostgresSite() : SiteFixture(TestDatabase.Postgres)
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("CoproCms:AnswerCaches", "false")];
}

public sealed class CommandCountOnSqliteTests(UncachedSqliteSite site) : CommandCountTests(site), IClassFixture<UncachedSqliteSite>;

public sealed class CommandCountOnPostgresTests(UncachedPostgresSite site) : CommandCountTests(site), IClassFixture<UncachedPostgresSite>;

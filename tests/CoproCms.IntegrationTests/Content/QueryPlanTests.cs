using System.Data.Common;
using System.Globalization;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Content;

/// <summary>The hot queries are answered by an index that also gives their order, on each database: nothing is scanned, nothing sorted.</summary>
public abstract class QueryPlanTests(SiteFixture fixture)
{
    [SkippableFact]
    public async Task The_newest_items_of_a_type_come_from_an_index_in_order()
    {
        fixture.Demand();
        AssertIndexed(await PlanAsync(query => query.ListAsync(new() { Types = ["Post"], Take = 10 }, default)));
    }

    [SkippableFact]
    public async Task The_newest_published_items_of_a_culture_come_from_an_index_in_order()
    {
        fixture.Demand();
        AssertIndexed(await PlanAsync(query => query.ListAsync(
            new()
            {
                Types = ["Post"],
                Take = 10,
                Filter = new ContentFilter.Column(ContentColumn.Culture, FilterOperator.Equal, "en"),
                OrderBy = [ContentSort.By(ContentColumn.PublishedUtc, descending: true)],
            },
            default)));
    }

    [SkippableFact]
    public async Task The_items_after_a_cursor_come_from_an_index_in_order()
    {
        fixture.Demand();
        var page = await fixture.Site.AsAsync(Items.Visitor, s => s.GetRequiredService<ContentQuery>().PageAsync(new() { Types = ["Post"] }, new() { First = 1 }, default));
        var cursor = page.Edges[0].Cursor;
        AssertIndexed(await PlanAsync(query => query.PageAsync(new() { Types = ["Post"] }, new() { First = 10, After = cursor }, default)));
        AssertIndexed(await PlanAsync(query => query.PageAsync(new() { Types = ["Post"] }, new() { Last = 10, Before = cursor }, default)));
    }

    [SkippableFact]
    public async Task An_item_by_id_and_an_item_by_path_come_from_an_index()
    {
        fixture.Demand();
        AssertIndexed(await PlanAsync(query => query.FindAsync(ContentId.New(), ContentStatus.Published, default)));
        AssertIndexed(await PlanAsync(query => query.FindByPathAsync("news/none", default)));
    }

    [SkippableTheory]
    [InlineData(ContentColumn.ModifiedUtc, ContentStatus.Latest)]
    [InlineData(ContentColumn.ModifiedUtc, ContentStatus.Draft)]
    [InlineData(ContentColumn.CreatedUtc, ContentStatus.Latest)]
    [InlineData(ContentColumn.DisplayText, ContentStatus.Latest)]
    [InlineData(ContentColumn.PublishedUtc, ContentStatus.Latest)]
    public async Task The_lists_of_the_admin_come_from_an_index_in_order(ContentColumn column, ContentStatus status)
    {
        fixture.Demand();
        var request = new ContentRequest { Types = ["Post", "Event", "Page"], Status = status, Listed = true, OrderBy = [ContentSort.By(column, descending: true)] };

        foreach (var actor in new[] { Actor.System, Items.Editor("eve") })
            AssertIndexed(await PlanAsync(query => query.PageAsync(request, new() { First = 25 }, default), actor));
    }

    [SkippableFact]
    public async Task One_s_own_items_come_from_an_index_in_order()
    {
        fixture.Demand();
        var request = new ContentRequest
        {
            Types = ["Post"],
            Status = ContentStatus.Latest,
            Listed = true,
            Filter = new ContentFilter.Column(ContentColumn.Owner, FilterOperator.Equal, "ann"),
            OrderBy = [ContentSort.By(ContentColumn.ModifiedUtc, descending: true)],
        };
        AssertIndexed(await PlanAsync(query => query.PageAsync(request, new() { First = 25 }, default), Items.Author("ann")));
    }

    protected async Task<string> PlanAsync(Func<ContentQuery, Task> ask, Actor? actor = null)
    {
        using var log = new SqlLog(fixture.Site);
        return await fixture.Site.AsAsync(actor ?? Items.Visitor, async services =>
        {
            await ask(services.GetRequiredService<ContentQuery>());
            var command = log.Commands.First(c => c.Text.Contains("ContentIndex", StringComparison.Ordinal));
            return await ExplainAsync(services.GetRequiredService<CmsDbContext>(), command);
        });
    }

    private static async Task<string> ExplainAsync(CmsDbContext db, SqlCommand sql)
    {
        var postgres = db.Database.ProviderName!.Contains("Npgsql", StringComparison.Ordinal);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        if (postgres)
        {
            // A table of a few rows is rightly scanned; the question is what happens when it has grown.
            command.CommandText = "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off";
            await command.ExecuteNonQueryAsync();
        }

        else
            await GrowAsync(command);

        command.CommandText = (postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + sql.Text;
        foreach (var (name, value) in sql.Parameters)
            AddParameter(command, name, value);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(postgres ? 0 : 3));
        return string.Join('\n', lines);
    }

    // The statistics of the site as it is, a thousand times as large.
    private static async Task GrowAsync(DbCommand command)
    {
        command.CommandText = "ANALYZE";
        await command.ExecuteNonQueryAsync();
        command.CommandText = "SELECT rowid, stat FROM sqlite_stat1";
        var grown = new List<(long Row, string Statistics)>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                grown.Add((reader.GetInt64(0), string.Join(' ', reader.GetString(1).Split(' ').Select(n => n == "1" ? n : n + "000"))));
        }

        foreach (var (row, statistics) in grown)
        {
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"UPDATE sqlite_stat1 SET stat = '{statistics}' WHERE rowid = {row}");
            await command.ExecuteNonQueryAsync();
        }

        command.CommandText = "ANALYZE sqlite_schema";
        await command.ExecuteNonQueryAsync();
    }

    private static void AddParameter(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }

    protected static void AssertIndexed(string plan)
    {
        Assert.Matches("(USING (COVERING )?INDEX|Index (Only )?Scan)", plan);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^\\s*(->\\s*)?Sort ", plan);
    }
}

/// <summary>SQLite's planner believes any index that is given two columns, unless it knows what they hold.</summary>
public sealed class QueryPlanOnSqliteTests(SqliteSite site) : QueryPlanTests(site), IClassFixture<SqliteSite>
{
    [Theory]
    [InlineData(ContentStatus.Latest)]
    [InlineData(ContentStatus.Draft)]
    public async Task The_latest_versions_of_a_few_items_are_found_by_their_ids(ContentStatus status)
    {
        string[] ids = [.. Enumerable.Range(0, 30).Select(_ => ContentId.New())];
        foreach (var actor in new[] { Actor.System, Items.Editor("eve") })
            AssertByIds(await PlanAsync(query => query.FindManyAsync(ids, status, default), actor));
    }

    [Fact]
    public async Task What_is_asked_of_a_few_items_is_asked_of_no_others()
    {
        string[] ids = [.. Enumerable.Range(0, 30).Select(_ => ContentId.New())];
        var request = new ContentRequest
        {
            Status = ContentStatus.Latest,
            Filter = new ContentFilter.And(
                new ContentFilter.Column(ContentColumn.ContentItemId, FilterOperator.In, ids),
                new ContentFilter.Keyed(db => db.FieldIndex.Where(f => f.Part == "PublishLaterPart" && f.Field == "ScheduledPublishUtc").Select(f => f.VersionId))),
        };
        AssertByIds(await PlanAsync(query => query.ListAsync(request, default), Actor.System));
    }

    [Fact]
    public async Task What_was_changed_last_in_a_culture_comes_from_an_index_in_order()
    {
        var request = new ContentRequest
        {
            Types = ["Post", "Event", "Page"],
            Status = ContentStatus.Latest,
            Listed = true,
            Filter = new ContentFilter.Column(ContentColumn.Culture, FilterOperator.Equal, "cy"),
            OrderBy = [ContentSort.By(ContentColumn.ModifiedUtc, descending: true)],
        };
        var plan = await PlanAsync(query => query.PageAsync(request, new() { First = 25 }, default), Actor.System);
        AssertIndexed(plan);
        Assert.Contains("IX_ContentIndex_Culture", plan, StringComparison.Ordinal);
    }

    private static void AssertByIds(string plan)
    {
        Assert.Matches("ContentItemId=|rowid=", plan);
        Assert.DoesNotMatch("SCAN|Latest=", plan);
    }
}

public sealed class QueryPlanOnPostgresTests(PostgresSite site) : QueryPlanTests(site), IClassFixture<PostgresSite>;

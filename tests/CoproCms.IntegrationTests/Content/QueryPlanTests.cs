using System.Data.Common;
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

    private async Task<string> PlanAsync(Func<ContentQuery, Task> ask, Actor? actor = null)
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

        command.CommandText = (postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + sql.Text;
        foreach (var (name, value) in sql.Parameters)
            AddParameter(command, name, value);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(postgres ? 0 : 3));
        return string.Join('\n', lines);
    }

    private static void AddParameter(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }

    private static void AssertIndexed(string plan)
    {
        Assert.Matches("(USING (COVERING )?INDEX|Index (Only )?Scan)", plan);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^\\s*(->\\s*)?Sort ", plan);
    }
}

public sealed class QueryPlanOnSqliteTests(SqliteSite site) : QueryPlanTests(site), IClassFixture<SqliteSite>;

public sealed class QueryPlanOnPostgresTests(PostgresSite site) : QueryPlanTests(site), IClassFixture<PostgresSite>;

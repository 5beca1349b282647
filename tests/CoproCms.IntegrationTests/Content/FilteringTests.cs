using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Fields;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Content;

/// <summary>Filters and sorting give the same answers on every database.</summary>
public abstract class FilteringTests(SiteFixture fixture) : IAsyncLifetime
{
    private const string Marker = "filtering-tests";
    private static readonly string[] Titles = ["Ŵyn y gwanwyn", "Llwybr", "Licio", "Lorry", "100% ours", "under_score"];

    public async Task InitializeAsync()
    {
        if (fixture.Database.Missing is not null || await CountAsync(ByMarker) > 0)
            return;
        for (var i = 0; i < Titles.Length; i++)
        {
            var number = i;
            await fixture.Site.PublishAsync("Event", item =>
            {
                item.Titled(Titles[number]).In("cy").With("Organiser", new() { ["Text"] = Marker });
                item.With("Start", new() { ["Value"] = $"2030-01-0{number + 1}T10:00:00Z" });
                if (number % 2 == 0)
                    item.With("Capacity", new() { ["Value"] = number });
            });
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableTheory]
    [InlineData(FilterOperator.Equal, "ŵYN Y GWANWYN", 1)]
    [InlineData(FilterOperator.Contains, "ŵyn", 1)]
    [InlineData(FilterOperator.Contains, "%", 1)]
    [InlineData(FilterOperator.Contains, "_", 1)]
    [InlineData(FilterOperator.StartsWith, "l", 3)]
    [InlineData(FilterOperator.EndsWith, "OURS", 1)]
    [InlineData(FilterOperator.NotContains, "l", 3)]
    [InlineData(FilterOperator.NotEqual, "Licio", 5)]
    public async Task Text_is_compared_without_case_and_wildcards_are_plain_characters(FilterOperator op, string value, int expected)
    {
        fixture.Demand();
        Assert.Equal(expected, await CountAsync(new ContentFilter.And(ByMarker, new ContentFilter.Column(ContentColumn.DisplayText, op, value))));
    }

    [SkippableTheory]
    [InlineData(FilterOperator.Equal, 2, 1)]
    [InlineData(FilterOperator.Greater, 0, 2)]
    [InlineData(FilterOperator.GreaterOrEqual, 0, 3)]
    [InlineData(FilterOperator.Less, 4, 2)]
    [InlineData(FilterOperator.NotEqual, 2, 5)]
    public async Task Numbers_compare_by_value_and_a_missing_one_is_unlike_any(FilterOperator op, int value, int expected)
    {
        fixture.Demand();
        Assert.Equal(expected, await CountAsync(new ContentFilter.And(ByMarker, new ContentFilter.Field("Event", "Capacity", op, (decimal)value))));
    }

    [SkippableFact]
    public async Task Null_finds_items_without_a_value()
    {
        fixture.Demand();
        Assert.Equal(3, await CountAsync(new ContentFilter.And(ByMarker, new ContentFilter.Field("Event", "Capacity", FilterOperator.Equal, null))));
        Assert.Equal(3, await CountAsync(new ContentFilter.And(ByMarker, new ContentFilter.Field("Event", "Capacity", FilterOperator.NotEqual, null))));
    }

    [SkippableFact]
    public async Task Dates_compare_as_instants()
    {
        fixture.Demand();
        var day = new DateTime(2030, 1, 3, 10, 0, 0, DateTimeKind.Utc);
        Assert.Equal(1, await CountAsync(new ContentFilter.And(ByMarker, new ContentFilter.Field("Event", "Start", FilterOperator.Equal, day))));
        Assert.Equal(1, await CountAsync(new ContentFilter.And(ByMarker, new ContentFilter.Field("Event", "Start", FilterOperator.In, new object?[] { day, day.AddTicks(10) }))));
        Assert.Equal(3, await CountAsync(new ContentFilter.And(ByMarker, new ContentFilter.Field("Event", "Start", FilterOperator.Greater, day))));
    }

    [SkippableFact]
    public async Task Or_keeps_items_that_lack_a_value_in_one_of_the_fields()
    {
        fixture.Demand();
        var either = new ContentFilter.Or(
            new ContentFilter.Field("Event", "Capacity", FilterOperator.Equal, 4m),
            new ContentFilter.Column(ContentColumn.DisplayText, FilterOperator.Equal, "Llwybr"));
        Assert.Equal(2, await CountAsync(new ContentFilter.And(ByMarker, either)));
    }

    [SkippableFact]
    public async Task Welsh_titles_sort_by_the_Welsh_alphabet()
    {
        fixture.Demand();
        var titles = await TitlesAsync(ContentSort.By(ContentColumn.DisplayText));
        Assert.Equal(["100% ours", "Licio", "Lorry", "Llwybr", "under_score", "Ŵyn y gwanwyn"], titles);
    }

    [SkippableFact]
    public async Task Keys_apply_in_the_order_written()
    {
        fixture.Demand();
        var titles = await TitlesAsync(ContentSort.By("Event", "Capacity", ScalarKind.Decimal, descending: true), ContentSort.By("Event", "Start", ScalarKind.DateTime));
        Assert.Equal(["100% ours", "Licio", "Ŵyn y gwanwyn"], titles.Where(t => t is "100% ours" or "Licio" or "Ŵyn y gwanwyn"));
    }

    private static ContentFilter ByMarker => new ContentFilter.Field("Event", "Organiser", FilterOperator.Equal, Marker);

    private Task<int> CountAsync(ContentFilter filter) => fixture.Site.AsAsync(Actor.System, s =>
        s.GetRequiredService<ContentQuery>().CountAsync(new() { Types = ["Event"], Filter = filter }, default));

    private Task<string[]> TitlesAsync(params ImmutableArray<ContentSort> order) => fixture.Site.AsAsync(Actor.System, async s =>
        (await s.GetRequiredService<ContentQuery>().ListAsync(new() { Types = ["Event"], Filter = ByMarker, OrderBy = order }, default)).Select(i => i.DisplayText!).ToArray());
}

public sealed class FilteringOnSqliteTests(SqliteSite site) : FilteringTests(site), IClassFixture<SqliteSite>;

public sealed class FilteringOnPostgresTests(PostgresSite site) : FilteringTests(site), IClassFixture<PostgresSite>;

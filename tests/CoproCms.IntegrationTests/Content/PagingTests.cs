using System.Collections.Immutable;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Content;

/// <summary>Pages by cursor hold every item once whatever happens between them, on every database.</summary>
public abstract class PagingTests(SiteFixture fixture) : IAsyncLifetime
{
    private const string Marker = "paging-tests";
    private string _marker = Marker;

    public async Task InitializeAsync()
    {
        if (fixture.Database.Missing is null && await CountAsync(Marker) == 0)
            await FillAsync(Marker);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string> Orders => ["created", "created desc", "title", "title desc", "capacity", "capacity desc", "start", "start desc",
        "venue", "venue desc", "venue title desc", "capacity desc start", "published", "published desc", "culture start desc", "languages", "listorder", "owner", "author desc", "path", "modified desc"];

    [SkippableTheory]
    [MemberData(nameof(Orders))]
    public async Task Pages_forwards_and_backwards_give_the_list_in_its_order(string order)
    {
        fixture.Demand();
        foreach (var status in new[] { ContentStatus.Published, ContentStatus.Latest, ContentStatus.All })
        {
            var request = Request(order, status);
            var whole = await ListAsync(request);
            Assert.Equal(whole, await ReadAllAsync(request, size: 2));
            Assert.Equal(whole, await ReadAllBackwardsAsync(request, size: 3));
        }
    }

    [SkippableFact]
    public async Task A_page_knows_whether_there_is_more_on_either_side()
    {
        fixture.Demand();
        var request = Request("title", ContentStatus.Published);
        var whole = await ListAsync(request);
        var first = await PageAsync(request, new() { First = 2 });
        Assert.Equal((true, false, null), (first.HasNext, first.HasPrevious, first.TotalCount));

        var second = await PageAsync(request, new() { First = whole.Count, After = first.Edges[1].Cursor, LookBack = true, Count = true });
        Assert.Equal((false, true, whole.Count), (second.HasNext, second.HasPrevious, second.TotalCount!.Value));

        var back = await PageAsync(request, new() { Last = 2, Before = second.Edges[0].Cursor, LookBack = true });
        Assert.Equal((true, false), (back.HasNext, back.HasPrevious));
        Assert.Equal(whole.Take(2), Ids(back));

        var between = await PageAsync(request, new() { First = 10, After = first.Edges[0].Cursor, Before = second.Edges[0].Cursor });
        Assert.Equal(whole.Skip(1).Take(1), Ids(between));
    }

    [SkippableFact]
    public async Task Items_written_between_pages_move_no_other_item()
    {
        fixture.Demand();
        _marker = "paging-changes";
        await FillAsync(_marker);
        var request = Request("created", ContentStatus.Published);
        var whole = await ListAsync(request);
        var page = await PageAsync(request, new() { First = 3 });
        // The item at the cursor is edited, the one before it withdrawn, the one after it edited, and one is new.
        await EditAsync(whole[2]);
        await EditAsync(whole[3]);
        await fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentManager>().UnpublishAsync(whole[1], default));
        var added = await fixture.Site.PublishAsync("Event", item => Fill(item, _marker, 99));

        var rest = await PageAsync(request, new() { First = 100, After = page.Edges[2].Cursor });
        Assert.Equal([.. whole.Skip(3), added.ContentItemId], Ids(rest));
        Assert.Equal(whole.Take(1), Ids(await PageAsync(request, new() { Last = 10, Before = page.Edges[1].Cursor })));
    }

    [SkippableFact]
    public async Task The_count_is_a_command_of_its_own_that_runs_only_when_asked_for()
    {
        fixture.Demand();
        var request = Request("title", ContentStatus.Published);
        await PageAsync(request, new() { First = 2 });
        using var log = new SqlLog(fixture.Site);
        var page = await PageAsync(request, new() { First = 2 });
        var plain = log.Commands.Count;
        await PageAsync(request, new() { First = 2, Count = true });
        var counted = log.Commands.Count - plain;
        await PageAsync(request, new() { First = 2, After = page.Edges[1].Cursor, LookBack = true });

        Assert.Equal((1, 2, 2), (plain, counted, log.Commands.Count - plain - counted));
    }

    [SkippableFact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        fixture.Demand();
        var page = await PageAsync(Request("title", ContentStatus.Published), new() { First = 1 });
        foreach (var other in new[] { "title desc", "created", "capacity" })
        {
            var error = await Assert.ThrowsAsync<InvalidCursorException>(() => PageAsync(Request(other, ContentStatus.Published), new() { First = 1, After = page.Edges[0].Cursor }));
            Assert.Contains("'after'", error.Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<InvalidCursorException>(() => PageAsync(Request("title", ContentStatus.All), new() { Last = 1, Before = page.Edges[0].Cursor }));
    }

    private async Task FillAsync(string marker)
    {
        for (var i = 0; i < 7; i++)
        {
            var number = i;
            var item = await fixture.Site.PublishAsync("Event", item => Fill(item, marker, number));
            if (i % 3 == 0)
                await EditAsync(item.ContentItemId, publish: false);
        }

        await fixture.Site.AsAsync(Actor.System, async services =>
        {
            var content = services.GetRequiredService<ContentManager>();
            var draft = await content.NewAsync("Event", default);
            Fill(draft, marker, 3);
            await content.SaveAsync(draft, new(), default);
        });
    }

    // Several items share each value, and some have none.
    private static void Fill(ContentItem item, string marker, int number)
    {
        item.Titled(number % 3 == 0 ? "Ŵyl" : $"Title {number / 2}").In(number % 2 == 0 ? "cy" : "en").With("Organiser", new() { ["Text"] = marker });
        item.With("Start", new() { ["Value"] = $"2031-01-0{1 + (number % 3)}T10:00:00Z" });
        if (number % 3 != 1)
            item.With("Capacity", new() { ["Value"] = number / 3 * 5 });
        if (number % 4 != 0)
            item.With("Venue", new() { ["Text"] = number % 4 == 1 ? "Neuadd" : "hall" });
        if (number > 3)
            item.With("Languages", new() { ["Values"] = new System.Text.Json.Nodes.JsonArray("en", "cy") });
    }

    private Task EditAsync(string id, bool publish = true) => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var content = services.GetRequiredService<ContentManager>();
        var item = await content.GetForEditAsync(id, default);
        item.With("Cost", new() { ["Text"] = "edited" });
        await content.SaveAsync(item, new() { Publish = publish, BaseVersionId = item.ContentItemVersionId }, default);
    });

    private ContentRequest Request(string order, ContentStatus status) => new()
    {
        Types = ["Event"],
        Status = status,
        Filter = new ContentFilter.Field("Event", "Organiser", FilterOperator.Equal, _marker),
        OrderBy = [.. Sorts(order)],
    };

    private static IEnumerable<ContentSort> Sorts(string order)
    {
        var words = order.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var descending = words.ElementAtOrDefault(i + 1) == "desc";
            ContentSort? sort = words[i] switch
            {
                "desc" => null,
                "created" => ContentSort.By(ContentColumn.CreatedUtc, descending),
                "modified" => ContentSort.By(ContentColumn.ModifiedUtc, descending),
                "published" => ContentSort.By(ContentColumn.PublishedUtc, descending),
                "title" => ContentSort.By(ContentColumn.DisplayText, descending),
                "culture" => ContentSort.By(ContentColumn.Culture, descending),
                "owner" => ContentSort.By(ContentColumn.Owner, descending),
                "author" => ContentSort.By(ContentColumn.Author, descending),
                "path" => ContentSort.By(ContentColumn.Path, descending),
                "listorder" => ContentSort.By(ContentColumn.ListOrder, descending),
                "capacity" => ContentSort.By("Event", "Capacity", ScalarKind.Decimal, descending),
                "start" => ContentSort.By("Event", "Start", ScalarKind.DateTime, descending),
                "languages" => ContentSort.By("Event", "Languages", ScalarKind.String, descending),
                _ => ContentSort.By("Event", "Venue", ScalarKind.String, descending),
            };
            if (sort is not null)
                yield return sort;
        }
    }

    private async Task<List<string>> ReadAllAsync(ContentRequest request, int size)
    {
        var read = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = await PageAsync(request, new() { First = size, After = cursor });
            read.AddRange(Ids(page));
            if (!page.HasNext)
                return read;
            cursor = page.Edges[^1].Cursor;
        }
    }

    private async Task<List<string>> ReadAllBackwardsAsync(ContentRequest request, int size)
    {
        var read = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = await PageAsync(request, new() { Last = size, Before = cursor });
            read.InsertRange(0, Ids(page));
            if (!page.HasPrevious)
                return read;
            cursor = page.Edges[0].Cursor;
        }
    }

    private static IEnumerable<string> Ids(ContentPage page) => page.Edges.Select(e => e.Item.ContentItemId);

    private Task<ContentPage> PageAsync(ContentRequest request, ContentPaging paging) =>
        fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentQuery>().PageAsync(request, paging, default));

    private Task<List<string>> ListAsync(ContentRequest request) => fixture.Site.AsAsync(Actor.System, async s =>
        (await s.GetRequiredService<ContentQuery>().ListAsync(request, default)).Select(i => i.ContentItemId).ToList());

    private Task<int> CountAsync(string marker) => fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentQuery>().CountAsync(
        new() { Types = ["Event"], Filter = new ContentFilter.Field("Event", "Organiser", FilterOperator.Equal, marker) }, default));
}

public sealed class PagingOnSqliteTests(SqliteSite site) : PagingTests(site), IClassFixture<SqliteSite>;

public sealed class PagingOnPostgresTests(PostgresSite site) : PagingTests(site), IClassFixture<PostgresSite>;

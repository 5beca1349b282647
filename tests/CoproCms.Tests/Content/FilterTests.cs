using System.Collections.Immutable;
using System.Globalization;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Fields;
using CoproCms.Tests.Given;
using static CoproCms.Content.Filtering.FilterOperator;

namespace CoproCms.Tests.Content;

/// <summary>Filters and sorting over the fields of a type, which exist the moment the type does.</summary>
public sealed class FilterTests : IAsyncLifetime
{
    private Engine _engine = null!;
    private Session _session = null!;

    public async Task InitializeAsync()
    {
        _engine = await Engine.StartAsync(new TypeBuilder("Talk").Part("TitlePart")
            .Field("Word", "TextField").Field("Score", "NumericField").Field("Seats", "NumericField")
            .Field("Starts", "DateTimeField").Field("Free", "BooleanField").Field("Tags", "MultiTextField").Field("About", "ContentPickerField",
                """{"ContentPickerFieldSettings":{"Multiple":true}}"""));
        _session = _engine.As();
        await TalkAsync("A", "ŴYN", 1, 2, "2026-05-06T09:00:00Z", true, "\"red\",\"blue\"");
        await TalkAsync("B", "100% lleol", 2, 1, "2026-05-06T09:00:00.5Z", false, "\"blue\"");
        await TalkAsync("C", "under_score", 3, 3, "2026-06-01T00:00:00Z", false, "");
        await _session.PublishAsync("Talk", """{"TitlePart":{"Title":"Empty"}}""");
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Theory]
    [InlineData(Equal, "ŵyn", "A")]
    [InlineData(NotEqual, "ŵyn", "B,C,Empty")]
    [InlineData(Contains, "SCORE", "C")]
    [InlineData(Contains, "%", "B")]
    [InlineData(Contains, "_", "C")]
    [InlineData(NotContains, "_", "A,B,Empty")]
    [InlineData(StartsWith, "100", "B")]
    [InlineData(NotStartsWith, "100", "A,C,Empty")]
    [InlineData(EndsWith, "YN", "A")]
    [InlineData(NotEndsWith, "YN", "B,C,Empty")]
    [InlineData(Equal, null, "Empty")]
    [InlineData(NotEqual, null, "A,B,C")]
    public Task Texts_are_compared_without_case_by_Unicode_and_wildcards_are_plain(FilterOperator op, string? value, string found) =>
        ExpectAsync(new ContentFilter.Field("Talk", "Word", op, value), found);

    [Theory]
    [InlineData(Equal, 2.0, "B")]
    [InlineData(NotEqual, 2.0, "A,C,Empty")]
    [InlineData(Greater, 2.0, "C")]
    [InlineData(GreaterOrEqual, 2.0, "B,C")]
    [InlineData(Less, 2.0, "A")]
    [InlineData(LessOrEqual, 2.0, "A,B")]
    public Task Numbers_are_compared_by_size(FilterOperator op, double value, string found) =>
        ExpectAsync(new ContentFilter.Field("Talk", "Score", op, (decimal)value), found);

    [Theory]
    [InlineData(Equal, "2026-05-06T09:00:00Z", "A")]
    [InlineData(Greater, "2026-05-06T09:00:00Z", "B,C")]
    [InlineData(GreaterOrEqual, "2026-05-06T09:00:00.5Z", "B,C")]
    [InlineData(Less, "2026-05-06T09:00:00.5Z", "A")]
    [InlineData(LessOrEqual, "2026-05-06T09:00:00.5Z", "A,B")]
    public Task Dates_are_compared_as_instants(FilterOperator op, string value, string found) =>
        ExpectAsync(new ContentFilter.Field("Talk", "Starts", op, DateTime.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)), found);

    [Fact]
    public async Task A_flag_is_true_or_false()
    {
        await ExpectAsync(new ContentFilter.Field("Talk", "Free", Equal, true), "A");
        await ExpectAsync(new ContentFilter.Field("Talk", "Free", Equal, false), "B,C,Empty");
    }

    [Fact]
    public async Task A_field_of_several_values_matches_by_any_of_them()
    {
        await ExpectAsync(new ContentFilter.Field("Talk", "Tags", Equal, "blue"), "A,B");
        await ExpectAsync(new ContentFilter.Field("Talk", "Tags", NotEqual, "blue"), "C,Empty");
    }

    [Fact]
    public async Task One_of_several_values_is_asked_for_with_null_among_them()
    {
        await ExpectAsync(new ContentFilter.Field("Talk", "Score", In, new decimal?[] { 1, 3 }), "A,C");
        await ExpectAsync(new ContentFilter.Field("Talk", "Score", NotIn, new decimal?[] { 1, 3 }), "B,Empty");
        await ExpectAsync(new ContentFilter.Field("Talk", "Score", In, new object?[] { 1m, null }), "A,Empty");
        await ExpectAsync(new ContentFilter.Field("Talk", "Score", In, Array.Empty<object>()), "");
    }

    [Fact]
    public async Task Two_numeric_fields_are_never_confused()
    {
        await ExpectAsync(new ContentFilter.Field("Talk", "Score", Equal, 1m), "A");
        await ExpectAsync(new ContentFilter.Field("Talk", "Seats", Equal, 1m), "B");
        await ExpectAsync(And(new ContentFilter.Field("Talk", "Score", Equal, 1m), new ContentFilter.Field("Talk", "Seats", Equal, 1m)), "");
    }

    [Fact]
    public async Task Logic_is_plain_where_values_are_missing()
    {
        var first = new ContentFilter.Field("Talk", "Score", Equal, 1m);
        var empty = new ContentFilter.Field("Talk", "Word", Equal, null);

        await ExpectAsync(new ContentFilter.Or(first, empty), "A,Empty");
        await ExpectAsync(new ContentFilter.Not(new ContentFilter.Or(first, empty)), "B,C");
        await ExpectAsync(new ContentFilter.Or(), "A,B,C,Empty");
        await ExpectAsync(And(), "A,B,C,Empty");
    }

    [Fact]
    public async Task A_long_text_is_searched_to_its_end()
    {
        await TalkAsync("Long", new string('x', 3000) + " diwedd", 9, 9, "2026-01-01T00:00:00Z", false, "");

        await ExpectAsync(new ContentFilter.Field("Talk", "Word", EndsWith, "DIWEDD"), "Long");
        await ExpectAsync(new ContentFilter.Field("Talk", "Word", Equal, new string('x', 3000) + " diwedd"), "Long");
        await ExpectAsync(new ContentFilter.Field("Talk", "Word", Equal, new string('x', 3000)), "");
    }

    [Fact]
    public async Task Picked_items_are_found_from_both_ends()
    {
        var target = (await _session.Query.ListAsync(new() { Types = ["Talk"], Filter = new ContentFilter.Column(ContentColumn.DisplayText, Equal, "a") }, default)).Single();
        var picker = await _session.PublishAsync("Talk", $$$"""{"TitlePart":{"Title":"Picks A"},"Talk":{"About":{"ContentItemIds":["{{{target.ContentItemId}}}"]} } }""");

        await ExpectAsync(new ContentFilter.PointsTo("Talk", "About", [target.ContentItemId]), "Picks A");
        await ExpectAsync(new ContentFilter.PointedToBy("Talk", "About", picker.ContentItemId), "A");
    }

    [Fact]
    public async Task Keys_sort_in_the_order_written()
    {
        await TalkAsync("D", "ŵyn", 1, 5, "2026-01-01T00:00:00Z", false, "");

        Assert.Equal(["D", "A", "B", "C"], await SortedAsync(By("Score", ScalarKind.Decimal), By("Seats", ScalarKind.Decimal, descending: true)));
        Assert.Equal(["D", "C", "A", "B"], await SortedAsync(By("Seats", ScalarKind.Decimal, descending: true), By("Score", ScalarKind.Decimal)));
    }

    [Fact]
    public async Task Pages_neither_repeat_nor_lose_an_item()
    {
        var request = new ContentRequest { Types = ["Talk"], OrderBy = [By("Free", ScalarKind.Boolean)], Take = 1 };
        var pages = new List<string>();
        for (var skip = 0; skip < 4; skip++)
            pages.AddRange(await _session.TextsAsync(request with { Skip = skip }));

        Assert.Equal(["A", "B", "C", "Empty"], pages.Order());
    }

    private static ContentFilter.And And(params ImmutableArray<ContentFilter> filters) => new(filters);

    private static ContentSort By(string field, ScalarKind kind, bool descending = false) => ContentSort.By("Talk", field, kind, descending);

    private Task<string[]> SortedAsync(params ImmutableArray<ContentSort> keys) => _session.TextsAsync(new()
    {
        Types = ["Talk"],
        Filter = new ContentFilter.Field("Talk", "Score", NotEqual, null),
        OrderBy = keys,
    });

    private async Task ExpectAsync(ContentFilter filter, string found) => Assert.Equal(found, string.Join(',', await _session.FindAsync("Talk", filter)));

    private Task TalkAsync(string title, string word, int score, int seats, string starts, bool free, string tags) => _session.PublishAsync("Talk", $$"""
        {"TitlePart":{"Title":"{{title}}"},"Talk":{"Word":{"Text":"{{word}}"},"Score":{"Value":{{score}}},"Seats":{"Value":{{seats}}},
        "Starts":{"Value":"{{starts}}"},"Free":{"Value":{{(free ? "true" : "false")}}},"Tags":{"Values":[{{tags}}]} } }
        """);
}

using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Content;

public sealed class ColumnFilterTests
{
    [Theory]
    [InlineData(ContentColumn.DisplayText, FilterOperator.Contains, "ŴYN")]
    [InlineData(ContentColumn.Path, FilterOperator.StartsWith, "CY/")]
    [InlineData(ContentColumn.Culture, FilterOperator.Equal, "cy")]
    [InlineData(ContentColumn.Owner, FilterOperator.Equal, "ann")]
    [InlineData(ContentColumn.Author, FilterOperator.In, "ANN")]
    public async Task The_columns_of_every_item_can_be_asked(ContentColumn column, FilterOperator op, string value)
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Page").Part("TitlePart").Part("LocalizationPart").Part("AutoroutePart"));
        await using (var ann = engine.As(engine.User("ann", "PublishContent")))
            await ann.PublishAsync("Page", """{"TitlePart":{"Title":"Ŵyn"},"LocalizationPart":{"Culture":"cy"},"AutoroutePart":{"Path":"cy/wyn"}}""");
        await using var session = engine.As(engine.User("bob", "PublishContent"));
        await session.PublishAsync("Page", """{"TitlePart":{"Title":"Lambs"},"LocalizationPart":{"Culture":"en"},"AutoroutePart":{"Path":"lambs"}}""");
        object operand = op == FilterOperator.In ? new[] { value } : value;

        Assert.Equal(["Ŵyn"], await session.FindAsync("Page", new ContentFilter.Column(column, op, operand)));
        Assert.Equal(["Lambs"], await session.FindAsync("Page", new ContentFilter.Not(new ContentFilter.Column(column, op, operand))));
    }

    [Fact]
    public async Task An_item_is_found_by_when_it_was_made()
    {
        await using var engine = await Engine.StartAsync("Page");
        await using var session = engine.As();
        await session.PublishAsync("Page", """{"TitlePart":{"Title":"Old"}}""");
        engine.Time.Now += TimeSpan.FromDays(1);
        var moment = engine.Time.Now.UtcDateTime;
        await session.PublishAsync("Page", """{"TitlePart":{"Title":"New"}}""");

        Assert.Equal(["New"], await session.FindAsync("Page", new ContentFilter.Column(ContentColumn.CreatedUtc, FilterOperator.Equal, moment)));
        Assert.Equal(["Old"], await session.FindAsync("Page", new ContentFilter.Column(ContentColumn.PublishedUtc, FilterOperator.Less, moment)));
        Assert.Equal(["New", "Old"], await session.TextsAsync(new() { Types = ["Page"] }));
    }
}

using CoproCms.Content.Filtering;
using CsCheck;

namespace CoproCms.Tests.Content.Filtering;

public sealed class ContentFilterParserTests
{
    private static readonly string[] Words =
    [
        "Event.Start", "DisplayText", "eq", "ne", "ge", "in", "has", "under", "contains", "and", "or", "not", "(", ")", ",", "'text'", "'it''s'", "12", "-3.5",
        "2026-05-06", "2026-05-06T18:30:00Z", "now", "null", "true", "$name", "$", "'open", "§", "''", "\"a\"", "Event.", ".", "99999999999999999999999999999",
    ];

    [Theory]
    [InlineData("A eq 1 and", "a name such as Event.Start was expected, not the end (at character 11)")]
    [InlineData("A eq 'x", "no closing ' (at character 6)")]
    [InlineData("A eqq 1", "'eqq' is no operator; did you mean 'eq'? (at character 3)")]
    [InlineData("(A eq 1", "')' was expected, not the end (at character 8)")]
    [InlineData("A eq 1 B eq 2", "'and', 'or' or the end of the filter was expected, not 'B' (at character 8)")]
    [InlineData("A in 1", "a list such as ('a', 'b') or a $argument was expected, not '1' (at character 6)")]
    [InlineData("A eq 2026-13-45", "'2026-13-45' is neither a number nor a date")]
    public void A_fault_names_its_place_and_what_was_expected(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FilterException>(() => ContentFilterParser.Parse(text)).Message);

    [Fact]
    public void Endless_brackets_are_refused() =>
        Assert.Contains("inside one another", Assert.Throws<FilterException>(() => ContentFilterParser.Parse(new string('(', 1_000))).Message);

    [Fact]
    public void Any_words_in_any_order_are_read_or_refused_clearly() => Gen.OneOf([.. Words.Select(w => Gen.Const(w))]).Array[0, 40].Sample(
        words => Read(string.Join(' ', words)), iter: 20_000);

    [Fact]
    public void Any_characters_are_read_or_refused_clearly() => Gen.String.Sample(Read, iter: 20_000);

    private static void Read(string text)
    {
        try
        {
            ContentFilterParser.Parse(text);
        }
        catch (FilterException fault)
        {
            Assert.InRange(fault.Position, 1, text.Length + 1);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Tests.Given;
using CsCheck;

namespace CoproCms.Tests.GraphQL;

/// <summary>Whatever is sent, the answer is JSON, and no fault of ours.</summary>
public sealed class FuzzTests : IAsyncLifetime
{
    private static readonly string[] Words =
    [
        "query", "mutation", "subscription", "fragment", "on", "{", "}", "(", ")", "[", "]", ":", "!", "...", "@include(if: $b)", "@skip(if: true)", "$n", "$w", "=", "|", "&",
        "post", "probe", "displayText", "where", "orderBy", "first", "skip", "status", "PUBLISHED", "DRAFT", "ALL", "ASC", "OR", "AND", "NOT", "displayText_in", "aNumber_gt",
        "aDate", "aTime", "aDateTime_in", "pick", "contentItems", "contentItem", "contentItemId", "alias", "localization", "culture", "render", "htmlBody", "html", "__schema", "__typename",
        "types", "name", "A", "Probe", "null", "true", "-1", "0", "1e400", "99999999999999999999", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"\"\"", "#", "\"2026-13-45\"", "é", ",",
    ];

    private static readonly string[] Documents =
    [
        "query($v: ProbeWhereInput) { probe(where: $v) { displayText } }",
        "query($v: ProbeOrderByInput) { probe(orderBy: $v) { displayText } }",
        "query($v: Int) { probe(first: $v, skip: $v) { pick { contentItems(last: $v) { displayText } } } }",
        "query($v: Status) { probe(status: $v) { displayText } }",
        "query($v: String!) { contentItem(contentItemId: $v) { displayText } }",
        "query($v: [Decimal]) { probe(where: {aNumber_in: $v}) { displayText } }",
        "query($v: DateTime) { probe(where: {aDateTime_gt: $v, createdUtc_lt: $v}) { displayText } }",
        "query($v: String) { probe(where: {aText_contains: $v, path_starts_with: $v, alias: {alias: $v}}) { displayText } }",
    ];

    private GraphQLSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await ProbeDefinitions.StartAsync();
        await using var session = _site.Engine.As();
        await session.PublishAsync("Probe", """{"TitlePart":{"Title":"One"},"Probe":{"AText":{"Text":"x"},"ANumber":{"Value":2}}}""");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Documents_made_of_words() =>
        await Pick(Words).Array[1, 40].SampleAsync(async words => await CheckAsync(Request(string.Join(' ', words), null)), iter: 1500);

    [Fact]
    public async Task Documents_made_of_characters() =>
        await Gen.String.SampleAsync(async text => await CheckAsync(Request("{ probe(where: {aText: \"" + text + "\"}) { aText } }", null)), iter: 500);

    [Fact]
    public async Task Variables_of_every_kind() =>
        await Gen.Select(Pick(Documents), Values).SampleAsync(async (document, value) => await CheckAsync(Request(document, value)), iter: 1500);

    [Fact]
    public async Task Bodies_made_of_bytes() =>
        await Gen.Byte.Array[0, 60].SampleAsync(
            async bytes =>
            {
                var answer = await _site.SendAsync("POST", "", "application/json", bytes);
                Assert.Equal(400, answer.Status);
                JsonDocument.Parse(answer.Body).Dispose();
            },
            iter: 500);

    private static Gen<string> Scalars { get; } = Gen.OneOf(
        Pick("null", "true", "false", "\"ASC\"", "\"ALL\"", "\"2026-03-01\"", "\"2026-03-01T00:00:00Z\"", "1e400", "-0.0", "123456789012345678901234567890", "\"\\u0000\"", "\"\\ud800\""),
        Gen.Int.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Decimal.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.String.Select(s => JsonSerializer.Serialize(s)));

    private static Gen<string> Values { get; } = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Scalars
        : Gen.OneOf(
            Scalars,
            inner.Array[0, 3].Select(values => $"[{string.Join(',', values)}]"),
            Gen.Select(Pick("displayText", "aNumber_in", "aDate", "OR", "AND", "NOT", "alias", "createdUtc", "places", "contentItemId"), inner)
                .Array[0, 3].Select(members => $"{{{string.Join(',', members.Select(m => $"\"{m.Item1}\":{m.Item2}"))}}}")));

    private static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Request(string query, string? value) =>
        $$"""{"query":{{JsonSerializer.Serialize(query)}},"variables": {"v": {{value ?? "null"}} } }""";

    private async Task CheckAsync(string body)
    {
        var answer = await _site.PostAsync(body, actor: _site.Engine.User("eve", "PublishContent", "ExecuteGraphQLMutations"));
        var json = JsonNode.Parse(answer.Body)!;
        Assert.True(answer.Status is 200 or 400, $"{answer.Status}: {body} → {answer.Body}");
        foreach (var error in json["errors"]?.AsArray() ?? [])
            Assert.True(error!["extensions"]?["code"]?.GetValue<string>() is not "INTERNAL_ERROR", $"{body} → {answer.Body}");
    }
}

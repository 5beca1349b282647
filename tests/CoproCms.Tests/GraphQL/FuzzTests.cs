using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Security;
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
        "mutation($v: ProbeInput!) { createProbe(input: $v) { contentItem { displayText } } }",
        "mutation($v: ProbeValueInput) { createProbe(input: {probe: $v, flowPart: {widgets: []}}, publish: false) { contentItem { displayText } } }",
        "mutation($v: [NestedItemInput!]) { createProbe(input: {flowPart: {widgets: $v}}) { contentItem { displayText } } }",
        "mutation($v: ID!) { deleteProbe(contentItemId: $v) { contentItemId } restoreProbe(contentItemId: $v) { contentItemId } updateProbe(contentItemId: $v, baseVersionId: $v, input: {}) { contentItemId } }",
        "mutation($v: DateTime) { scheduleProbe(contentItemId: \"4fvnxm519pf4jxhcqdgj66rncs\", publishUtc: $v) { contentItemId } }",
        "query($v: String) { probe(where: {aText_contains: $v, path_starts_with: $v, alias: {alias: $v}}) { displayText } }",
    ];

    private GraphQLSite _site = null!;
    private Actor _eve = Actor.Nobody;

    public async Task InitializeAsync()
    {
        _site = await ProbeDefinitions.StartAsync();
        _eve = _site.Engine.User("eve", "PublishContent", "ExecuteGraphQLMutations");
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

    /// <summary>Valid documents with letters lost, doubled and swapped.</summary>
    [Fact]
    public async Task Documents_with_mistakes() =>
        await Gen.Select(Pick(Valid), Edit.Array[1, 4]).SampleAsync(async (document, edits) => await CheckAsync(Request(edits.Aggregate(document, Apply), null)), iter: 2000);

    [Fact]
    public async Task Requests_of_any_JSON() =>
        await Gen.Select(Pick("query", "variables", "operationName", "extensions", "namedQuery", "documentId", "other"), Values).Array[0, 4].SampleAsync(
            async members => await CheckAsync($"{{{string.Join(',', members.DistinctBy(m => m.Item1).Select(m => $"\"{m.Item1}\":{m.Item2}"))}}}"), iter: 1500);

    [Fact]
    public async Task Persisted_queries_of_any_kind() =>
        await Gen.Select(Pick("version", "sha256Hash", "x"), Gen.OneOf(Values, Pick("1", "\"" + new string('a', 64) + "\""))).Array[0, 3].SampleAsync(
            async members => await CheckAsync($$"""{"query":"{__typename}","extensions":{"persistedQuery":{{{string.Join(',', members.DistinctBy(m => m.Item1).Select(m => $"\"{m.Item1}\":{m.Item2}"))}}} } }"""), iter: 500);

    [Fact]
    public async Task Addresses_of_any_kind() =>
        await Gen.Select(Pick("query", "variables", "operationName", "extensions", "namedQuery", "documentId", "", "q"), Gen.OneOf(Values, Pick(Valid), Gen.String)).Array[0, 5].SampleAsync(
            async parts =>
            {
                var raw = string.Join('&', parts.Select(p => $"{p.Item1}={(p.Item2.Length % 2 == 0 ? Uri.EscapeDataString(Whole(p.Item2)) : Whole(p.Item2))}"));
                await CheckAsync("GET", raw, null, []);
                await CheckAsync("POST", raw, "text/plain", []);
            },
            iter: 1000);

    [Fact]
    public async Task Headers_of_any_kind() =>
        await Gen.Select(Header, Header, Gen.OneOf(Header, Gen.String.Select(Whole))).SampleAsync(
            async (accept, contentType, etag) =>
            {
                await CheckAsync("POST", "", contentType, Encoding.UTF8.GetBytes(Request("{__typename}", null)), accept, etag);
                await CheckAsync("GET", "query={__typename}", contentType, [], accept, etag);
            },
            iter: 1500);

    private static readonly string[] Valid =
    [
        "{ probe(where: {OR: [{aText_contains: \"x\"}, {aNumber_gt: 1.5}], NOT: [{bool: true}]}, orderBy: {displayText: ASC, createdUtc: DESC}, first: 3) { ...P @include(if: true) } } fragment P on Probe { displayText render }",
        "query A($n: Int = 2, $s: Status! = PUBLISHED) { a: probe(first: $n, status: $s) { contentItemId pick { contentItems(first: 1) { ... on Probe { aText } } } } } query B { __schema { types { name fields { name } } } }",
        "{ contentItem(contentItemId: \"x\") { __typename displayText ... on Probe { localization { culture localizations { culture } } htmlBody { html } } } siteCultures { culture } me { userName } }",
    ];

    private static Gen<(int At, int Kind, string Word)> Edit { get; } = Gen.Select(Gen.Int[0, 400], Gen.Int[0, 3], Pick(Words));

    private static Gen<string> Header { get; } = Pick(
        "application/json", "application/graphql-response+json", "application/graphql", "text/plain", "*/*", "application/*", "charset=utf-8", "charset=utf-7", "charset=", "q=0", "q=1.5", "q=x", ";", ",", "=", "\"",
        " ", "multipart/form-data", "application/x-www-form-urlencoded", "W/", "*", "+json", "/", "\\", "é").Array[0, 6].Select(string.Concat);

    private static string Apply(string document, (int At, int Kind, string Word) edit)
    {
        var at = edit.At % (document.Length + 1);
        return edit.Kind switch
        {
            0 => document.Remove(at, Math.Min(3, document.Length - at)),
            1 => document.Insert(at, edit.Word),
            2 => document.Insert(at, document[at..Math.Min(document.Length, at + 20)]),
            _ => document[..at],
        };
    }

    // Halves of surrogate pairs cannot be sent.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static Gen<string> Scalars { get; } = Gen.OneOf(
        Pick("null", "true", "false", "\"ASC\"", "\"ALL\"", "\"2026-03-01\"", "\"Form\"", "\"13:14\"", "\"2026-03-01T00:00:00Z\"", "1e400", "-0.0", "123456789012345678901234567890", "\"\\u0000\"", "\"\\ud800\""),
        Gen.Int.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Decimal.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.String.Select(s => JsonSerializer.Serialize(s)));

    private static Gen<string> Values { get; } = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Scalars
        : Gen.OneOf(
            Scalars,
            inner.Array[0, 3].Select(values => $"[{string.Join(',', values)}]"),
            Gen.Select(Pick("displayText", "aNumber_in", "aDate", "OR", "AND", "NOT", "alias", "createdUtc", "places", "contentItemId", "titlePart", "title", "probe", "aText", "text", "aGeo", "latitude", "aMedia", "paths", "anchors", "aTime", "value", "widgets", "flowPart", "contentType", "localizationPart", "path", "autoroutePart", "aHtml", "html"), inner)
                .Array[0, 3].Select(members => $"{{{string.Join(',', members.Select(m => $"\"{m.Item1}\":{m.Item2}"))}}}")));

    private static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Request(string query, string? value) =>
        $$"""{"query":{{JsonSerializer.Serialize(query)}},"variables": {"v": {{value ?? "null"}} } }""";

    private Task CheckAsync(string body) => CheckAsync("POST", "", "application/json", Encoding.UTF8.GetBytes(body));

    private async Task CheckAsync(string method, string address, string? contentType, byte[] body, string? accept = null, string? etag = null)
    {
        var answer = await _site.SendAsync(method, address, contentType, body, accept, etag, _eve).WaitAsync(TimeSpan.FromSeconds(20));
        var sent = $"{method} {address} {contentType} {accept} {Encoding.UTF8.GetString(body)} → {answer.Body}";
        Assert.True(answer.Status is 200 or 294 or 304 or 400 or 403 or 405 or 406 or 415, $"{answer.Status}: {sent}");
        if (answer.Status == 304)
            return;
        foreach (var error in JsonNode.Parse(answer.Body)!["errors"]?.AsArray() ?? [])
            Assert.True(error!["extensions"]?["code"]?.GetValue<string>() is not "INTERNAL_ERROR", sent);
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace CoproCms.Tests.GraphQL.Mutations;

/// <summary>A whole valid input, then a few of its nodes replaced by whatever there is: the answer is data or a refusal, never a fault of ours.</summary>
public sealed class MutationFuzzTests : IAsyncLifetime
{
    private const string Whole = """
        {"displayText":"x","titlePart":{"title":"One"},"autoroutePart":{"path":"a/b","setHomepage":false,"disabled":false},"aliasPart":{"alias":"#alias"},"htmlBodyPart":{"html":"<p>x</p>"},
        "extraPart":{"remark":{"text":"x"},"score":{"value":1}},"second":{"remark":{"text":"y"}},"localizationPart":{"culture":"en","localizationSet":"4yfhd6370xr72ve1ffqb0cmg48"},
        "flowPart":{"widgets":[{"contentType":"Label","titlePart":{"title":"w"},"labelPart":{"for":"x","value":"y"},"flowMetadata":{"size":50,"alignment":1}},
        {"contentType":"Container","flowPart":{"widgets":[{"contentType":"Label"}]}}]},"liquidPart":{"liquid":"{{ 1 }}"},
        "seoMetaPart":{"render":true,"customMetaTags":[{"name":"a","content":"b"}],"defaultSocialImage":{"paths":["a.jpg"],"mediaTexts":["t"]},"googleSchema":"{}"},
        "probe":{"bool":{"value":true},"pick":{"contentItemIds":["4fvnxm519pf4jxhcqdgj66rncs"]},"aDate":{"value":"2026-02-28"},"aDateTime":{"value":"2026-02-28T10:00:00Z"},
        "aHtml":{"html":"<b>x</b>"},"aLink":{"url":"https://example.org","text":"x"},"aMulti":{"values":["a"]},"aNumber":{"value":2},"aText":{"text":"x"},"aTime":{"value":"13:14:15"},
        "aUser":{"userIds":["ann"]},"aYt":{"rawAddress":"https://youtu.be/x"},"aMedia":{"paths":["a.jpg"],"anchors":[{"x":0.5,"y":0.5}]},
        "aTax":{"termContentItemIds":["x"],"taxonomyContentItemId":"y","tagNames":[]},"aMd":{"markdown":"# x"},"aGeo":{"latitude":51.5,"longitude":-3.1}}}
        """;

    private static readonly string[] Values =
    [
        "null", "true", "-1", "0.1", "1e400", "79228162514264337593543950335", "99999999999999999999999", "\"\"", "\"x\"", "\"2026-13-45\"", "\"0001-01-01\"", "\"9999-12-31T23:59:59.9999999Z\"",
        "\"13:14\"", "\"-1.00:00:00\"", "\"\\u0000\"", "\"\\ud800\"", "\"../../etc/passwd\"", "\"{{ 1 | nope }}\"", "\"<script>\"", "\"Probe\"", "\"Label\"", "[]", "[[]]", "{}", "[null]", "[{}]",
        "{\"text\":\"x\"}", "{\"value\":1}", "{\"contentType\":\"Label\"}", "[{\"contentType\":\"Container\",\"flowPart\":{\"widgets\":[{\"contentType\":\"Nope\"}]}}]",
    ];

    private GraphQLSite _site = null!;
    private string _id = "";
    private int _requests;

    public async Task InitializeAsync()
    {
        _site = await ProbeDefinitions.StartAsync();
        await using var session = _site.Engine.As();
        _id = (await session.PublishAsync("Probe", """{"TitlePart":{"Title":"One"}}""")).ContentItemId;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task The_whole_input_is_valid() =>
        Assert.Equal("One", (await _site.ChangeAsync("mutation($v: ProbeInput!) { createProbe(input: $v) { contentItem { displayText } } }", $$"""{"v":{{Whole}}}""", Writer))["contentItem"]!["displayText"]!.GetValue<string>());

    [Fact]
    public async Task Inputs_with_nodes_replaced() =>
        await Gen.Select(Gen.Int[0, 200], Gen.Int[0, Values.Length - 1]).Array[1, 4].SampleAsync(
            async changes => await CheckAsync("mutation($v: ProbeInput!) { createProbe(input: $v, publish: false) { contentItemId contentItem { displayText probe: aText } } }", Changed(changes)), iter: 2000, threads: 1);

    [Fact]
    public async Task Arguments_of_every_kind() =>
        await Gen.Select(Gen.Int[0, 7], Gen.Int[0, Values.Length - 1], Gen.String).SampleAsync(
            async (kind, value, text) =>
            {
                string[] kinds = ["publishProbe", "unpublishProbe", "deleteProbe", "restoreProbe", "scheduleProbe", "updateProbe", "saveDraftProbe", "createProbe"];
                var id = value % 3 == 0 ? JsonSerializer.Serialize(text) : value % 3 == 1 ? $"\"{_id}\"" : Values[value];
                var arguments = kinds[kind] switch
                {
                    "createProbe" => "input: $v",
                    "updateProbe" or "saveDraftProbe" => $"contentItemId: {id}, baseVersionId: {id}, input: $v",
                    "scheduleProbe" => $"contentItemId: {id}, publishUtc: $v",
                    _ => $"contentItemId: {id}",
                };
                var declared = kinds[kind] == "scheduleProbe" ? "($v: DateTime)" : arguments.Contains("$v", StringComparison.Ordinal) ? "($v: ProbeInput!)" : "";
                await CheckAsync($"mutation{declared} {{ {kinds[kind]}({arguments}) {{ contentItemId }} }}", Values[value]);
            },
            iter: 1500, threads: 1);

    private CoproCms.Security.Actor Writer => _site.User("eve", "PublishContent", "DeleteContent", "SetHomepage");

    private static string Changed((int Node, int Value)[] changes)
    {
        var root = JsonNode.Parse(Whole)!.AsObject();
        foreach (var (at, value) in changes)
        {
            var nodes = Nodes(root).ToList();
            var (owner, key) = nodes[at % nodes.Count];
            if (owner is JsonObject json)
                json[(string)key] = Marker(value);
            else
                owner.AsArray()[(int)key] = Marker(value);
        }

        return Enumerable.Range(0, Values.Length).Aggregate(root.ToJsonString(), (json, value) => json.Replace($"\"#{value}#\"", Values[value], StringComparison.Ordinal));
    }

    // Some of the values are no JSON that can be held in a tree.
    private static string Marker(int value) => $"#{value}#";

    private static IEnumerable<(JsonNode Owner, object Key)> Nodes(JsonNode node) => node switch
    {
        JsonObject json => json.SelectMany(m => m.Value is null ? [(json, m.Key)] : Nodes(m.Value).Prepend((json, (object)m.Key))),
        JsonArray array => array.SelectMany((item, i) => item is null ? [(array, i)] : Nodes(item).Prepend((array, (object)i))),
        _ => [],
    };

    private async Task CheckAsync(string query, string value)
    {
        value = value.Replace("#alias", $"a{_requests++}", StringComparison.Ordinal);
        var body = $$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{"v":{{value}} } }""";
        var answer = await _site.PostAsync(body, actor: Writer);
        Assert.True(answer.Status is 200 or 400, string.Create(CultureInfo.InvariantCulture, $"{answer.Status}: {body} → {answer.Body}"));
        foreach (var error in JsonNode.Parse(answer.Body)!["errors"]?.AsArray() ?? [])
            Assert.True(error!["extensions"]?["code"]?.GetValue<string>() is not "INTERNAL_ERROR", $"{body} → {answer.Body}");
    }
}

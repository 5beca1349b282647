using System.Text.Json.Nodes;
using CoproCms.AuditTrail.Storage;

namespace CoproCms.Tests.AuditTrail;

public sealed class DifferenceTests
{
    [Fact]
    public void Only_what_differs_is_kept()
    {
        var (before, after) = Of("""{"A":1,"B":{"C":1,"D":2},"E":[1]}""", """{"A":1,"B":{"C":1,"D":3},"E":[1],"F":true}""");

        Assert.Equal("""{"B":{"D":2}}""", before);
        Assert.Equal("""{"B":{"D":3},"F":true}""", after);
    }

    [Fact]
    public void What_is_new_is_kept_whole() => Assert.Equal((null, """{"A":1}"""), Difference.Of(null, Json("""{"A":1}""")));

    [Fact]
    public void The_same_in_another_order_is_no_difference() => Assert.Equal((null, null), Of("""{"A":1,"B":2}""", """{"B":2,"A":1}"""));

    [Theory]
    [InlineData("ClientSecret")]
    [InlineData("PasswordHash")]
    [InlineData("PreviousSecret")]
    [InlineData("SiteSalt")]
    [InlineData("apiKey")]
    [InlineData("Smtp:Password")]
    public void Secrets_are_hidden_and_their_change_is_told(string name)
    {
        var (before, after) = Of($$$"""{"S":{"{{{name}}}":"one"}}""", $$$"""{"S":{"{{{name}}}":"two"}}""");
        var (_, made) = Difference.Of(null, Json($$$"""{"S":{"{{{name}}}":"one"}}"""));

        Assert.Equal($$$"""{"S":{"{{{name}}}":"(hidden)"}}""", before);
        Assert.Equal($$$"""{"S":{"{{{name}}}":"(hidden, another one)"}}""", after);
        Assert.DoesNotContain("one", made!.Replace("one)", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessTokenLifetime")]
    [InlineData("ContentTypePartSettings")]
    [InlineData("TokenFormat")]
    public void Names_that_only_begin_like_a_secret_are_shown(string name) => Assert.Contains("shown", Difference.Of(null, Json($$"""{"{{name}}":"shown"}""")).After, StringComparison.Ordinal);

    [Fact]
    public void E_mail_addresses_are_left_out() => Assert.Equal("""{"To":["(e-mail address)","x"]}""", Difference.Of(null, Json("""{"To":["ann@example.org","x"]}""")).After);

    [Fact]
    public void Long_texts_are_cut_without_halving_a_character()
    {
        var text = new string('a', 999) + "😀" + new string('b', 50);

        var (_, after) = Difference.Of(null, new() { ["T"] = text });

        Assert.Equal($$"""{"T":"{{new string('a', 999)}}…"}""", after);
    }

    [Fact]
    public void What_is_too_large_keeps_its_names()
    {
        var large = new JsonObject(Enumerable.Range(0, 100).Select(i => KeyValuePair.Create<string, JsonNode?>($"M{i}", new string('x', 900))));

        var (_, after) = Difference.Of(null, large);

        Assert.True(after!.Length < 16_000);
        Assert.Contains("\"M99\":\"…\"", after, StringComparison.Ordinal);
    }

    private static (string? Before, string? After) Of(string before, string after) => Difference.Of(Json(before), Json(after));

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}

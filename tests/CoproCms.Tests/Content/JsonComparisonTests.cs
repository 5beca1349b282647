using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Tests.Content;

/// <summary>What a person cannot see is no difference: neither to settings that are saved, nor between versions, nor where two people's work is joined.</summary>
public sealed class JsonComparisonTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("false")]
    [InlineData("{\"Paths\":[],\"Text\":null}")]
    public void What_was_never_filled_in_equals_what_was_emptied(string json)
    {
        Assert.True(JsonComparison.IsEmpty(JsonNode.Parse(json)));
        Assert.True(JsonComparison.AreAlike(JsonNode.Parse(json), null));
    }

    [Theory]
    [InlineData("{\"Text\":\"one\\r\\ntwo\"}", "{\"Text\":\"one\\ntwo\"}")]
    [InlineData("{\"Value\":false,\"Text\":\"x\"}", "{\"Text\":\"x\"}")]
    [InlineData("[{\"Paths\":[]}]", "[{}]")]
    [InlineData("1.0", "1")]
    public void Line_ends_boxes_without_a_tick_and_empty_members_are_no_difference(string one, string other) =>
        Assert.True(JsonComparison.AreAlike(JsonNode.Parse(one), JsonNode.Parse(other)));

    [Theory]
    [InlineData("true", "null")]
    [InlineData("0", "null")]
    [InlineData("\" \"", "\"\"")]
    [InlineData("\"1\"", "1")]
    [InlineData("[\"\"]", "[]")]
    [InlineData("[\"a\",\"b\"]", "[\"b\",\"a\"]")]
    [InlineData("\"\\ud800\"", "\"\"")]
    public void Everything_else_is_one(string one, string other) =>
        Assert.False(JsonComparison.AreAlike(JsonNode.Parse(one), JsonNode.Parse(other)));
}

using CoproCms.AuditTrail.Admin;
using CoproCms.AuditTrail.Storage;

namespace CoproCms.Tests.AuditTrail;

public sealed class TrailFilesTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44 1633", "'+44 1633")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=HYPERLINK(\"https://example.org\",\"x\")", "\"'=HYPERLINK(\"\"https://example.org\"\",\"\"x\"\")\"")]
    [InlineData("a, \"b\"", "\"a, \"\"b\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    public void No_spreadsheet_takes_a_cell_for_a_formula(string? value, string cell) => Assert.Equal(cell, TrailFiles.Cell(value));

    [Fact]
    public async Task The_json_of_a_difference_stays_json()
    {
        var entry = new AuditEntry { Id = 1, Category = "settings", Action = "changed", Subject = "Settings/Site", Name = "=x", After = """{"PageSize":5}""" };
        using var file = new MemoryStream();

        await TrailFiles.WriteJsonAsync(file, new[] { entry }.ToAsyncEnumerable(), default);

        var json = System.Text.Json.Nodes.JsonNode.Parse(file.ToArray())![0]!;
        Assert.Equal((5, "=x"), (json["After"]!["PageSize"]!.GetValue<int>(), json["Name"]!.GetValue<string>()));
    }
}

using System.Text;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;

namespace CoproCms.Tests.Recipes;

/// <summary>What a recipe file may look like, and how its author learns of a slip.</summary>
public sealed class ReadingRecipesTests
{
    [Fact]
    public void Comments_and_trailing_commas_are_allowed()
    {
        var recipe = Read("""
            {
              // who
              "name": "Blog", /* and what */
              "steps": [ { "name": "settings", "SiteName": "Blog", }, ],
            }
            """);
        Assert.Equal("Blog", recipe.Name);
        Assert.Single(recipe.Json["steps"]!.AsArray());
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal("Blog", RecipeReader.Read("a.json", [.. Encoding.UTF8.Preamble, .. """{"name":"Blog","steps":[]}"""u8], RecipeFiles.None).Name);

    [Fact]
    public void A_missing_comma_is_named_with_line_and_column()
    {
        var fault = Fault("{\n  \"name\": \"Blog\"\n  \"steps\": []\n}");
        Assert.Equal((3, 3, "json.syntax"), (fault.Line, fault.Column, fault.Rule));
        Assert.StartsWith("a.json (line 3, column 3): ", fault.ToString());
    }

    [Fact]
    public void The_column_counts_characters_not_bytes()
    {
        var fault = Fault("""{"name": "Tŷ Newydd" oops}""");
        Assert.Equal(22, fault.Column);
    }

    [Fact]
    public void A_member_that_stands_there_twice_is_refused_with_its_place()
    {
        var fault = Fault("{\"name\": \"Blog\",\n \"steps\": [{\"name\": \"settings\", \"SiteName\": \"a\",\n  \"SiteName\": \"b\"}]}");
        Assert.Equal(("steps/0/SiteName", 3, 3), (fault.Pointer, fault.Line, fault.Column));
        Assert.Contains("'SiteName' stands here twice", fault.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{} {}")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    public void What_is_not_a_recipe_is_a_fault_and_nothing_else(string text) => Assert.NotEmpty(Fault(text).Message);

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var fault = Fault("{\"steps\":" + new string('[', 5000) + new string(']', 5000) + "}");
        Assert.Equal("json.syntax", fault.Rule);
    }

    [Fact]
    public void Utf_16_is_refused_with_the_way_out()
    {
        var error = Assert.Throws<InvalidRecipeException>(() => RecipeReader.Read("a.json", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")], RecipeFiles.None));
        Assert.Contains("save it as UTF-8", error.Message);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_fault()
    {
        var error = await Assert.ThrowsAsync<InvalidRecipeException>(() => RecipeReader.ReadFileAsync("no-such.recipe.json", default));
        Assert.Contains("there is no file no-such.recipe.json", error.Message);
    }

    private static RecipeDocument Read(string text) => RecipeReader.Read("a.json", Encoding.UTF8.GetBytes(text), RecipeFiles.None);

    private static RecipeFault Fault(string text) => Assert.Single(Assert.Throws<InvalidRecipeException>(() => Read(text)).Faults);
}

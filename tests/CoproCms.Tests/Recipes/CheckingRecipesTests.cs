using CoproCms.Recipes;

namespace CoproCms.Tests.Recipes;

/// <summary>A recipe is checked whole before anything of it is done; each fault names its place, its rule and the way out.</summary>
public sealed class CheckingRecipesTests
{
    private const string Note = """
        {"name":"ContentDefinition","ContentTypes":[{"Name":"Note","DisplayName":"Note",
         "Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true,"Draftable":true,"Versionable":true}},
         "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"Note","Name":"Note"}]}],
         "ContentParts":[{"Name":"Note","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Body"}]}]}
        """;

    [Fact]
    public async Task A_misspelt_part_is_named_with_its_place_and_the_nearest_name()
    {
        await using var site = await RecipeSite.StartAsync();
        var faults = await site.FaultsAsync(RecipeSite.Steps("""{"name":"settings","SiteName":"A"}""", Note.Replace("\"PartName\":\"TitlePart\"", "\"PartName\":\"TitelPart\"")));
        Assert.StartsWith(
            "test.recipe.json steps/1/ContentTypes/0/ContentTypePartDefinitionRecords/0/PartName: there is no part 'TitelPart'; did you mean 'TitlePart'?",
            Assert.Single(faults));
    }

    [Fact]
    public async Task In_lenient_mode_an_unknown_part_is_a_warning_and_is_kept()
    {
        await using var site = await RecipeSite.StartAsync();
        var report = await site.RunAsync(RecipeSite.Steps(Note.Replace("\"PartName\":\"TitlePart\"", "\"PartName\":\"StampPart\"")), lenient: true);
        Assert.Equal("part.unknown", Assert.Single(report.Warnings).Rule);
        await using var session = site.Engine.As();
        var type = (await session.Get<CoproCms.Definitions.DefinitionStore>().GetAsync(default)).Type("Note");
        Assert.NotNull(type!.PartOf("StampPart"));
    }

    [Fact]
    public async Task An_unknown_step_is_an_error_with_the_nearest_name()
    {
        await using var site = await RecipeSite.StartAsync();
        var faults = await site.FaultsAsync(RecipeSite.Steps("""{"name":"Templaets","Templates":{}}"""));
        Assert.StartsWith("test.recipe.json steps/0/name: there is no step 'Templaets'; did you mean 'Templates'?", Assert.Single(faults));
    }

    [Fact]
    public async Task In_lenient_mode_an_unknown_step_is_passed_over_with_a_warning()
    {
        await using var site = await RecipeSite.StartAsync();
        var report = await site.RunAsync(RecipeSite.Steps("""{"name":"Horoscopes"}""", """{"name":"settings","SiteName":"A"}"""), lenient: true);
        Assert.Equal("step.unknown", Assert.Single(report.Warnings).Rule);
        Assert.Equal(1, report.Count(RecipeOutcome.Created));
    }

    [Fact]
    public async Task A_step_that_the_site_has_nothing_for_is_passed_over_and_says_why_even_in_strict_mode()
    {
        await using var site = await RecipeSite.StartAsync();
        var report = await site.RunAsync(RecipeSite.Steps("""{"name":"workflowtype","data":[]}"""));
        Assert.Contains("there are no workflows", Assert.Single(report.Warnings).ToString());
        Assert.Equal("there are no workflows", Assert.Single(report.Entries).Why);
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        await using var site = await RecipeSite.StartAsync();
        var faults = await site.FaultsAsync(RecipeSite.Steps(
            """{"name":"settings","SiteName":7,"PageSize":"ten"}""", """{"name":"Templates","Templates":{"A":{"Contents":"x"}}}""", """{"SiteName":"no name"}"""));
        Assert.Collection(
            faults.Order(StringComparer.Ordinal),
            f => Assert.Contains("steps/2/name: 'name' is missing", f));
        faults = await site.FaultsAsync(RecipeSite.Steps("""{"name":"settings","SiteName":7,"PageSize":"ten"}""", """{"name":"Templates","Templates":{"A":{"Contents":"x"}}}"""));
        Assert.Collection(
            faults.Order(StringComparer.Ordinal),
            f => Assert.Contains("steps/0/PageSize: a number is needed here, not a text", f),
            f => Assert.Contains("steps/0/SiteName: a text is needed here, not a number", f),
            f => Assert.Contains("steps/1/Templates/A/Content: 'Content' is missing", f),
            f => Assert.Contains("steps/1/Templates/A/Contents: there is no property 'Contents' here; did you mean 'Content'?", f));
    }

    [Fact]
    public async Task Step_names_and_properties_are_read_whatever_their_case()
    {
        await using var site = await RecipeSite.StartAsync();
        var report = await site.RunAsync("""{"NAME":"Test","Steps":[{"NAME":"SETTINGS","sitename":"A"},{"Name":"templates","templates":{"X":{"content":"y"}}}]}""");
        Assert.Equal(["setting SiteName", "template X"], report.Entries.Select(e => $"{e.Kind} {e.Name}"));
    }

    [Fact]
    public async Task One_property_in_two_spellings_is_a_fault()
    {
        await using var site = await RecipeSite.StartAsync();
        var faults = await site.FaultsAsync(RecipeSite.Steps("""{"name":"content","data":[],"Data":[]}"""));
        Assert.Contains("'data' and 'Data' are one property", Assert.Single(faults));
    }

    [Fact]
    public async Task A_fault_in_the_last_step_keeps_the_first_from_being_done()
    {
        await using var site = await RecipeSite.StartAsync();
        var before = await site.RowsAsync();
        await site.FaultsAsync(RecipeSite.Steps(Note, """{"name":"settings","TimeZoneId":"Europe/Chepstow"}"""));
        Assert.Equal(before, await site.RowsAsync());
    }

    [Fact]
    public async Task A_fault_that_only_shows_while_writing_undoes_everything()
    {
        await using var site = await RecipeSite.StartAsync();
        var before = await site.RowsAsync();
        var strict = Note.Replace("\"Name\":\"Body\"", "\"Name\":\"Body\",\"Settings\":{\"TextFieldSettings\":{\"Required\":true}}");
        var faults = await site.FaultsAsync(RecipeSite.Steps(strict, """
            {"name":"content","data":[
              {"ContentType":"Note","DisplayText":"One","Published":true,"TitlePart":{"Title":"One"},"Note":{"Body":{"Text":"x"}}},
              {"ContentType":"Note","DisplayText":"Two","Published":true,"TitlePart":{"Title":"Two"},"Note":{"Body":{}}},
              {"ContentType":"Note","DisplayText":"Three","Published":true,"TitlePart":{"Title":"Three"},"Note":{"Body":{}}}]}
            """));
        Assert.Equal(2, faults.Length);
        Assert.StartsWith("test.recipe.json steps/1/Data/1/Note/Body/Text: Note \"Two\": A value is required for Body", faults[0]);
        Assert.Equal(before, await site.RowsAsync());
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_be_done_and_leaves_the_database_as_it_was()
    {
        await using var site = await RecipeSite.StartAsync();
        var before = await site.RowsAsync();
        var report = await site.RunAsync(RecipeSite.Steps(Note, """{"name":"content","data":[{"ContentType":"Note","Published":true,"TitlePart":{"Title":"One"}}]}"""), dryRun: true);
        Assert.Equal("3 created", report.ToString());
        Assert.Equal(before, await site.RowsAsync());
    }

    [Theory]
    [InlineData("User")]
    [InlineData("contentitem")]
    [InlineData("PostConnection")]
    [InlineData("Blog Post")]
    [InlineData("1st")]
    public async Task A_type_whose_name_is_taken_or_is_none_is_refused(string name)
    {
        await using var site = await RecipeSite.StartAsync();
        var faults = await site.FaultsAsync(RecipeSite.Steps($$"""{"name":"ContentDefinition","ContentTypes":[{"Name":"{{name}}"}]}"""), lenient: true);
        Assert.Contains("steps/0/ContentTypes/0/Name", Assert.Single(faults));
    }

    [Theory]
    [InlineData("Path")]
    [InlineData("Title")]
    [InlineData("published")]
    public async Task A_field_that_would_hide_what_every_item_has_is_refused(string field)
    {
        await using var site = await RecipeSite.StartAsync();
        var faults = await site.FaultsAsync(RecipeSite.Steps(Note.Replace("\"Name\":\"Body\"", $"\"Name\":\"{field}\"")));
        Assert.Contains("in GraphQL", Assert.Single(faults));
    }
}

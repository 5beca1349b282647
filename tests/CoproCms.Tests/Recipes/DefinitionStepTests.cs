using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Recipes;

namespace CoproCms.Tests.Recipes;

/// <summary>How content types and parts of a recipe meet those that there are.</summary>
public sealed class DefinitionStepTests
{
    private const string First = """
        "ContentTypes":[{"Name":"Note","DisplayName":"Note","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true},"Other":{"List":[1,2]}},
          "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Settings":{"TitlePartSettings":{"Options":3,"Pattern":"x"}}},{"PartName":"Note"}]}],
        "ContentParts":[{"Name":"Note","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Body","Settings":{"TextFieldSettings":{"Hint":"h"}}}]}]
        """;

    private const string Second = """
        "ContentTypes":[{"Name":"Note","Settings":{"ContentTypeSettings":{"Listable":false},"Other":{"List":[3]}},
          "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Settings":{"TitlePartSettings":{"Options":0}}},{"PartName":"AliasPart"}]}],
        "ContentParts":[{"Name":"Note","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Body","Settings":{"TextFieldSettings":{"Required":true}}},{"FieldName":"NumericField","Name":"Size"}]}]
        """;

    [Fact]
    public async Task A_definition_is_merged_into_the_one_there_is()
    {
        await using var site = await RecipeSite.StartAsync();
        await site.RunAsync(Step("ContentDefinition", First));
        Assert.Equal("2 updated", (await site.RunAsync(Step("contentdefinition", Second))).ToString());
        var type = (await DefinitionsAsync(site)).Type("Note")!;
        Assert.Equal(["TitlePart", "Note", "AliasPart"], type.Parts.Select(p => p.Name));
        Assert.Equal((true, false, "Note"), (type.Creatable, type.Listable, type.DisplayName));
        Assert.Equal("[3]", type.Settings.Object("Other")!["List"]!.ToJsonString());
        Assert.Equal((0m, "x"), (type.Part("TitlePart")!.Section("TitlePartSettings").Number("Options"), type.Part("TitlePart")!.Section("TitlePartSettings").Text("Pattern")));
        var fields = type.Part("Note")!.Part.Fields;
        Assert.Equal(["Body", "Size"], fields.Select(f => f.Name));
        Assert.Equal(("h", true), (fields[0].Section("TextFieldSettings").Text("Hint"), fields[0].Section("TextFieldSettings").Flag("Required")));
    }

    [Fact]
    public async Task A_replaced_definition_is_as_the_recipe_says_and_nothing_else()
    {
        await using var site = await RecipeSite.StartAsync();
        await site.RunAsync(Step("ContentDefinition", First));
        await site.RunAsync(Step("ReplaceContentDefinition", Second));
        var type = (await DefinitionsAsync(site)).Type("Note")!;
        Assert.Equal(["TitlePart", "AliasPart"], type.Parts.Select(p => p.Name));
        Assert.Null(type.Part("TitlePart")!.Section("TitlePartSettings").Text("Pattern"));
    }

    [Fact]
    public async Task A_second_run_changes_no_definition()
    {
        await using var site = await RecipeSite.StartAsync();
        await site.RunAsync(Step("ContentDefinition", First));
        Assert.Equal("2 unchanged", (await site.RunAsync(Step("ContentDefinition", First))).ToString());
    }

    [Fact]
    public async Task A_deleted_definition_is_gone_and_deleting_it_again_is_no_fault()
    {
        await using var site = await RecipeSite.StartAsync();
        await site.RunAsync(Step("ContentDefinition", First));
        var delete = Step("DeleteContentDefinition", """ "ContentTypes":["Note"],"ContentParts":["Note"] """);
        Assert.Equal("2 removed", (await site.RunAsync(delete)).ToString());
        Assert.Null((await DefinitionsAsync(site)).Type("Note"));
        Assert.Equal("2 skipped", (await site.RunAsync(delete)).ToString());
    }

    [Fact]
    public async Task A_part_that_only_has_fields_may_be_defined_anywhere_in_the_recipe()
    {
        await using var site = await RecipeSite.StartAsync();
        await site.RunAsync(RecipeSite.Steps(
            """{"name":"content","data":[]}""",
            """{"name":"ContentDefinition","ContentTypes":[{"Name":"A","ContentTypePartDefinitionRecords":[{"PartName":"Box","Name":"First"},{"PartName":"Box","Name":"Second"}]}],"ContentParts":[{"Name":"Box"}]}"""));
        Assert.Equal(["First", "Second"], (await DefinitionsAsync(site)).Type("A")!.Parts.Select(p => p.Name));
    }

    private static string Step(string name, string body) => RecipeSite.Steps($$"""{"name":"{{name}}",{{body}}}""");

    private static async Task<ContentDefinitions> DefinitionsAsync(RecipeSite site)
    {
        await using var session = site.Engine.As();
        return await session.Get<DefinitionStore>().GetAsync(default);
    }
}

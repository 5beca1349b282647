using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Definitions;
using CoproCms.Tests.Given;
using CoproCms.Tests.Recipes;

namespace CoproCms.Tests.Admin.ContentTypes;

/// <summary>A type as a recipe.</summary>
public sealed class ExportTests
{
    private static readonly TypeBuilder Note = new TypeBuilder("Note").Part("TitlePart").Part("Box", named: "Second")
        .Field("Summary", "TextField", """{"TextFieldSettings":{"Hint":"Ysgrifennwch ŵ"}}""");

    [Fact]
    public async Task Its_recipe_changes_nothing_here_and_makes_the_same_elsewhere()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        await using var session = site.Engine.As();
        await session.Get<DefinitionStore>().SetPartAsync(new("Box", [], [new("Width", "NumericField", [])]), default);
        var definitions = await session.Get<DefinitionStore>().GetAsync(default);
        var recipe = DefinitionExport.Write([definitions.Type("Note")!], [], definitions);

        Assert.Equal("3 unchanged", (await site.RunAsync(recipe)).ToString());

        await using var other = await RecipeSite.StartAsync();
        Assert.Equal("3 created", (await other.RunAsync(recipe)).ToString());
        await using var there = other.Engine.As();
        var copy = await there.Get<DefinitionStore>().GetAsync(default);
        Assert.Equal(recipe, DefinitionExport.Write([copy.Type("Note")!], [], copy));
    }
}

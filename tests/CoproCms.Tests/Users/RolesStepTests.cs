using CoproCms.Recipes;
using CoproCms.Tests.Given;
using CoproCms.Tests.Recipes;
using CoproCms.Users.Accounts;

namespace CoproCms.Tests.Users;

public sealed class RolesStepTests
{
    [Fact]
    public async Task A_role_is_created_changed_and_then_left_alone()
    {
        await using var site = await RecipeSite.StartAsync();

        Assert.Equal(RecipeOutcome.Created, await OutcomeAsync(site, """{"Name":"Translator","Description":"Translates.","Permissions":["ViewContent"]}"""));
        Assert.Equal(RecipeOutcome.Updated, await OutcomeAsync(site, """{"Name":"Translator","Description":"Translates.","Permissions":["LocalizeContent"]}"""));
        Assert.Equal(RecipeOutcome.Unchanged, await OutcomeAsync(site, """{"Name":"translator","Description":"Translates.","Permissions":["LocalizeContent"]}"""));

        Assert.Equal(["LocalizeContent"], await PermissionsAsync(site, "Translator"));
    }

    [Theory]
    [InlineData("", "EditContent")]
    [InlineData(""","PermissionBehavior":"Replace" """, "EditContent")]
    [InlineData(""","PermissionBehavior":"Add" """, "EditContent ViewContent")]
    [InlineData(""","permissionbehavior":"add" """, "EditContent ViewContent")]
    [InlineData(""","PermissionBehavior":"Remove" """, "ViewContent")]
    public async Task Permissions_are_replaced_added_or_removed(string behaviour, string expected)
    {
        await using var site = await RecipeSite.StartAsync();
        await OutcomeAsync(site, """{"Name":"Translator","Permissions":["ViewContent"]}""");

        await OutcomeAsync(site, $$"""{"Name":"Translator","Permissions":["EditContent"]{{behaviour}}}""");

        Assert.Equal(expected.Split(' '), (await PermissionsAsync(site, "Translator")).Order());
    }

    [Fact]
    public async Task An_unknown_permission_is_an_error_with_the_nearest_name()
    {
        await using var site = await RecipeSite.StartAsync();

        var faults = await site.FaultsAsync(RecipeSite.Steps(Roles("""{"Name":"Translator","Permissions":["EditContent","PublishContnt"]}""")));

        Assert.Equal(
            "test.recipe.json steps/0/Roles/0/Permissions/1: there is no permission 'PublishContnt'; did you mean 'PublishContent'? [Roles, permission.unknown]",
            Assert.Single(faults));
    }

    [Fact]
    public async Task In_lenient_mode_an_unknown_permission_is_a_warning_and_is_kept()
    {
        await using var site = await RecipeSite.StartAsync();

        var report = await site.RunAsync(RecipeSite.Steps(Roles("""{"Name":"Translator","Permissions":["ManageUnicorns"]}""")), lenient: true);

        Assert.Equal("permission.unknown", Assert.Single(report.Warnings).Rule);
        Assert.Equal(["ManageUnicorns"], await PermissionsAsync(site, "Translator"));
    }

    [Fact]
    public async Task Permissions_per_type_are_checked_against_the_types_of_the_site_and_of_the_recipe()
    {
        await using var site = await RecipeSite.StartAsync(null, "Post");
        const string type = """{"name":"ContentDefinition","ContentTypes":[{"Name":"Event","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart"}]}]}""";

        var faults = await site.FaultsAsync(RecipeSite.Steps(Roles("""{"Name":"Translator","Permissions":["Edit_Post","PublishOwn_Event","Edit_Pots"]}"""), type));

        Assert.Equal(
            "test.recipe.json steps/0/Roles/0/Permissions/2: there is no content type 'Pots' for the permission 'Edit_Pots'; did you mean 'Edit_Post'? [Roles, permission.type]",
            Assert.Single(faults));
    }

    [Fact]
    public async Task A_role_that_stands_twice_is_an_error()
    {
        await using var site = await RecipeSite.StartAsync();

        var faults = await site.FaultsAsync(RecipeSite.Steps(Roles("""{"Name":"Translator"}""", """{"Name":"TRANSLATOR"}""")));

        Assert.Contains("role.duplicate", Assert.Single(faults));
    }

    private static string Roles(params string[] roles) => $$"""{"name":"Roles","Roles":[{{string.Join(',', roles)}}]}""";

    private static async Task<RecipeOutcome> OutcomeAsync(RecipeSite site, string role) =>
        Assert.Single((await site.RunAsync(RecipeSite.Steps(Roles(role)))).Entries).Outcome;

    private static async Task<IReadOnlyList<string>> PermissionsAsync(RecipeSite site, string role)
    {
        await using var session = site.Engine.As();
        return await session.Get<RoleWriter>().PermissionsAsync(role, default);
    }
}

using CoproCms.Recipes;
using CoproCms.Security;
using CoproCms.Tests.Given;
using CoproCms.Tests.Recipes;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Tests.Users;

public sealed class UsersStepTests
{
    private const string Id = "4elin000000000000000000000";

    [Fact]
    public async Task A_user_is_created_with_roles_profile_and_the_password_of_the_hash()
    {
        await using var site = await RecipeSite.StartAsync();
        var hash = new PasswordHasher<User>().HashPassword(new(), Accounts.Password);

        await site.RunAsync(RecipeSite.Steps(
            """{"name":"Roles","Roles":[{"Name":"Translator"}]}""",
            Users($$"""{"UserId":"{{Id}}","UserName":"elin","Email":"elin@example.org","PasswordHash":"{{hash}}","RoleNames":["Translator"],"Properties":{"PublicProfile":{"DisplayName":"Elin"} } }""")));

        await using var session = site.Engine.As();
        var users = session.Get<UserManager<User>>();
        var user = (await users.FindByNameAsync("elin"))!;
        Assert.Equal(Id, user.Id);
        Assert.True(user.IsEnabled);
        Assert.True(await users.CheckPasswordAsync(user, Accounts.Password));
        Assert.Equal(["Translator"], await users.GetRolesAsync(user));
        Assert.Equal("Elin", (await session.Get<IUserDirectory>().FindManyAsync([Id], default))[Id].Profile?.DisplayName);
    }

    [Fact]
    public async Task A_second_run_changes_nothing_even_what_the_user_has_changed_since()
    {
        await using var site = await RecipeSite.StartAsync();
        var recipe = RecipeSite.Steps(Users("""{"UserName":"elin","Email":"elin@example.org"}"""));
        Assert.Equal(RecipeOutcome.Created, Assert.Single((await site.RunAsync(recipe)).Entries).Outcome);
        var id = (await FindAsync(site, "elin"))!.Id;
        await site.Engine.ChangeUserAsync(id, u => u.Email = "new@example.org");

        Assert.Equal(RecipeOutcome.Unchanged, Assert.Single((await site.RunAsync(recipe)).Entries).Outcome);

        Assert.Equal("new@example.org", (await FindAsync(site, "elin"))!.Email);
    }

    [Fact]
    public async Task A_changed_recipe_changes_the_user()
    {
        await using var site = await RecipeSite.StartAsync();
        await site.RunAsync(RecipeSite.Steps(Users("""{"UserName":"elin","Properties":{"A":1,"B":2}}""")));

        var report = await site.RunAsync(RecipeSite.Steps(Users("""{"UserName":"elin","IsEnabled":false,"Properties":{"B":3}}""")));

        Assert.Equal(RecipeOutcome.Updated, Assert.Single(report.Entries).Outcome);
        var user = (await FindAsync(site, "elin"))!;
        Assert.False(user.IsEnabled);
        Assert.Equal("""{"A":1,"B":3}""", user.Properties);
    }

    [Fact]
    public async Task Passwords_in_clear_are_refused()
    {
        await using var site = await RecipeSite.StartAsync();

        Assert.Contains("user.password", Assert.Single(await site.FaultsAsync(RecipeSite.Steps(Users("""{"UserName":"elin","PasswordHash":"Secret-123"}""")))));
        Assert.Contains("property.unknown", Assert.Single(await site.FaultsAsync(RecipeSite.Steps(Users("""{"UserName":"elin","Password":"Secret-123"}""")))));
        Assert.Null(await FindAsync(site, "elin"));
    }

    [Fact]
    public async Task An_unknown_role_is_an_error_or_in_lenient_mode_passed_over()
    {
        await using var site = await RecipeSite.StartAsync();
        var recipe = RecipeSite.Steps("""{"name":"Roles","Roles":[{"Name":"Editor"}]}""", Users("""{"UserName":"elin","RoleNames":["Edtor","Editor"]}"""));

        Assert.Contains("steps/1/Users/0/RoleNames/0: there is no role 'Edtor'; did you mean 'Editor'?", Assert.Single(await site.FaultsAsync(recipe)));
        Assert.Equal("role.unknown", Assert.Single((await site.RunAsync(recipe, lenient: true)).Warnings).Rule);

        await using var session = site.Engine.As();
        var users = session.Get<UserManager<User>>();
        Assert.Equal(["Editor"], await users.GetRolesAsync((await users.FindByNameAsync("elin"))!));
    }

    [Fact]
    public async Task What_Identity_refuses_undoes_the_recipe_and_is_named()
    {
        await using var site = await RecipeSite.StartAsync();

        var faults = await site.FaultsAsync(RecipeSite.Steps(Users(
            """{"UserName":"elin","Email":"same@example.org"}""", """{"UserName":"gwen","Email":"same@example.org"}""")));

        Assert.StartsWith("test.recipe.json steps/0/Users/1: Email 'same@example.org' is already taken", Assert.Single(faults));
        Assert.Null(await FindAsync(site, "elin"));
    }

    [Fact]
    public async Task Settings_of_users_are_set_by_their_content_type()
    {
        await using var site = await RecipeSite.StartAsync(null, new TypeBuilder("Contact").Setting("Stereotype", "CustomUserSettings"));
        const string settings = """{"name":"custom-user-settings","custom-user-settings":[{"userId":"4elin000000000000000000000","user-custom-user-settings":[{"ContentType":"Contact","Contact":{"Phone":{"Text":"1"}}}]}]}""";

        var recipe = RecipeSite.Steps(Users($$"""{"UserId":"{{Id}}","UserName":"elin"}"""), settings);

        Assert.Equal(RecipeOutcome.Updated, (await site.RunAsync(recipe)).Entries[1].Outcome);
        Assert.Equal(RecipeOutcome.Unchanged, (await site.RunAsync(recipe)).Entries[1].Outcome);
        Assert.Equal("1", (string?)(await FindAsync(site, "elin"))!.ReadProperties()["Contact"]!["Contact"]!["Phone"]!["Text"]);
    }

    [Fact]
    public async Task Settings_of_an_unknown_user_or_type_are_errors()
    {
        await using var site = await RecipeSite.StartAsync(null, "Post");
        const string settings = """{"name":"custom-user-settings","any":[{"userId":"4nobody","user-custom-user-settings":[{"ContentType":"Post"}]}]}""";

        var faults = await site.FaultsAsync(RecipeSite.Steps(settings));

        Assert.Contains("steps/0/any/0/userId", faults[0]);
        Assert.Contains("steps/0/any/0/user-custom-user-settings/0/ContentType", faults[1]);
    }

    private static string Users(params string[] users) => $$"""{"name":"Users","Users":[{{string.Join(',', users)}}]}""";

    private static async Task<User?> FindAsync(RecipeSite site, string name)
    {
        await using var session = site.Engine.As();
        return await session.Get<UserManager<User>>().FindByNameAsync(name);
    }
}

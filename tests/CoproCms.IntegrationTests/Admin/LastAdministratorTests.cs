using System.Text;
using System.Text.Json.Nodes;
using CoproCms.Errors;
using CoproCms.IntegrationTests.Given;
using CoproCms.IntegrationTests.Users;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using CoproCms.Users.Management;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>Somebody who can administer the site is always left, whoever does what at the same moment.</summary>
public abstract class LastAdministratorTests(AccountSite fixture) : IAsyncLifetime
{
    private const int Rounds = 6;

    public async Task InitializeAsync() => await EnableAdminAsync(false);

    public async Task DisposeAsync() => await EnableAdminAsync(true);

    [SkippableTheory]
    [InlineData("disable", "disable")]
    [InlineData("demote", "demote")]
    [InlineData("delete", "delete")]
    [InlineData("disable", "delete")]
    public async Task Of_two_administrators_who_take_one_another_away_at_once_one_is_refused(string one, string other)
    {
        fixture.Demand();
        for (var round = 0; round < Rounds; round++)
        {
            var (ann, bryn) = (await AdministratorAsync(), await AdministratorAsync());
            using var start = new Barrier(2);

            var faults = await Task.WhenAll(Task.Run(() => TakeAwayAsync(one, ann, bryn, start)), Task.Run(() => TakeAwayAsync(other, bryn, ann, start)));

            Assert.Equal([Administrators.Code], faults.OfType<InvalidContentException>().SelectMany(f => f.Errors).Select(e => e.Code));
            Assert.Single(faults, f => f is null);
            Assert.True(await AnyAsync());
            await RetireAsync(ann, bryn);
        }
    }

    [SkippableFact]
    public async Task A_recipe_may_replace_the_last_administrator_but_not_take_them_away()
    {
        fixture.Demand();
        var (last, next) = (await AdministratorAsync(), await fixture.AddUserAsync(SystemRoles.Author));

        var refused = await Assert.ThrowsAsync<InvalidRecipeException>(() => RunAsync(Entry(last, SystemRoles.Editor)));
        Assert.Contains("nobody who can sign in would be left as an administrator", refused.Message, StringComparison.Ordinal);
        Assert.True(await AnyAsync());
        await RunAsync(Entry(last, SystemRoles.Editor), Entry(next, SystemRoles.Administrator));

        Assert.True(await AnyAsync());
        Assert.True(await fixture.Site.AsAsync(Actor.System, async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            return !await users.IsInRoleAsync((await users.FindByNameAsync(last))!, SystemRoles.Administrator);
        }));
        await RetireAsync(last, next);
    }

    private static JsonObject Entry(string name, string role) => new() { ["UserName"] = name, ["RoleNames"] = new JsonArray(role) };

    private Task RunAsync(params JsonObject[] users) => fixture.Site.AsAsync(Actor.System, services =>
    {
        var recipe = new JsonObject { ["name"] = "Users", ["steps"] = new JsonArray(new JsonObject { ["name"] = "Users", ["Users"] = new JsonArray([.. users]) }) };
        return services.GetRequiredService<RecipeRunner>().RunAsync(RecipeReader.Read("users.recipe.json", Encoding.UTF8.GetBytes(recipe.ToJsonString()), RecipeFiles.None), new(), default);
    });

    private async Task<Exception?> TakeAwayAsync(string how, string actor, string victim, Barrier start)
    {
        var me = await fixture.UserAsync(actor);
        return await fixture.Site.AsAsync(new Actor(me.Id, me.UserName, [Permissions.SiteOwner], [SystemRoles.Administrator]), async services =>
        {
            var editor = services.GetRequiredService<UserEditor>();
            var user = await editor.FindAsync((await fixture.UserAsync(victim)).Id);
            var details = new UserDetails(user.UserName!, user.Email, null, how != "disable", how == "demote" ? [SystemRoles.Editor] : [SystemRoles.Administrator]);
            start.SignalAndWait();
            return await Record.ExceptionAsync(() => how == "delete" ? editor.DeleteAsync(user, null, default) : editor.ChangeAsync(user, details, default));
        });
    }

    private Task<string> AdministratorAsync() => fixture.AddUserAsync(SystemRoles.Administrator);

    private Task<bool> AnyAsync() => fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<Administrators>().AnyAsync(except: null, default));

    private Task RetireAsync(params string[] names) => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        foreach (var name in names)
        {
            if (await users.FindByNameAsync(name) is { } user)
                Assert.True((await users.DeleteAsync(user)).Succeeded);
        }
    });

    private async Task EnableAdminAsync(bool enabled)
    {
        if (fixture.Database.Missing is null)
            await fixture.ChangeUserAsync(Site.AdminName, (users, user) => { user.IsEnabled = enabled; return users.UpdateAsync(user); });
    }
}

public sealed class SqliteLastAdministratorTests(SqliteAccountSite site) : LastAdministratorTests(site), IClassFixture<SqliteAccountSite>;

public sealed class PostgresLastAdministratorTests(PostgresAccountSite site) : LastAdministratorTests(site), IClassFixture<PostgresAccountSite>;

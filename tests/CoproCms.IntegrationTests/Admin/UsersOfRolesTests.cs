using System.Net;
using CoproCms.IntegrationTests.Users;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>The list of users for those who may manage the users of some roles alone.</summary>
public abstract class UsersOfRolesTests(AccountSite fixture)
{
    [SkippableFact]
    public async Task Whoever_may_edit_the_users_of_a_role_sees_them_and_nobody_else()
    {
        fixture.Demand();
        var head = await HeadAsync("EditUsersInRole_Contributor");
        var pupil = await fixture.AddUserAsync(SystemRoles.Contributor);
        var both = await fixture.AddUserAsync(SystemRoles.Contributor, SystemRoles.Editor);
        var none = await fixture.AddUserAsync();
        await head.OpenAsync("/Admin/Users/Index");

        Assert.Equal(HttpStatusCode.OK, head.Page.Status);
        Assert.Contains(pupil, head.Page.Text);
        Assert.DoesNotContain(both, head.Page.Text);
        Assert.DoesNotContain(none, head.Page.Text);
        Assert.Equal(["", SystemRoles.Contributor], head.Page.Document.QuerySelectorAll("select[name=Role] option").Select(o => o.GetAttribute("value")));
        Assert.NotNull(head.Page.Find("nav a[href='/Admin/Users/Index']"));

        Assert.Equal(HttpStatusCode.OK, (await head.OpenAsync(await AddressAsync("Edit", pupil))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.OpenAsync(await AddressAsync("Edit", both))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.OpenAsync(await AddressAsync("Delete", none))).Status);
    }

    [SkippableFact]
    public async Task Whoever_may_manage_nobody_does_not_get_the_list()
    {
        fixture.Demand();
        var head = await HeadAsync("AssignRoleToUsers_Contributor");

        Assert.Equal(HttpStatusCode.Forbidden, (await head.OpenAsync("/Admin/Users/Index")).Status);
    }

    [SkippableFact]
    public async Task The_account_leads_to_the_tokens_of_whoever_may_enter_the_admin()
    {
        fixture.Demand();
        var author = await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync(SystemRoles.Author));
        var reader = await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync());

        Assert.Equal("API tokens", (await author.OpenAsync("/Account")).Find("a[href='/Admin/ApiTokens']")!.TextContent);
        Assert.Null((await reader.OpenAsync("/Account")).Find("a[href='/Admin/ApiTokens']"));
    }

    private async Task<Visitor> HeadAsync(string permission)
    {
        var role = "Head " + permission;
        await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<RoleWriter>().SetAsync(role, null, ["AccessAdminPanel", permission], default));
        return await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync(role));
    }

    private async Task<string> AddressAsync(string page, string user) => $"/Admin/Users/{page}/{(await fixture.UserAsync(user)).Id}";
}

public sealed class UsersOfRolesOnSqliteTests(SqliteAccountSite site) : UsersOfRolesTests(site), IClassFixture<SqliteAccountSite>;

public sealed class UsersOfRolesOnPostgresTests(PostgresAccountSite site) : UsersOfRolesTests(site), IClassFixture<PostgresAccountSite>;

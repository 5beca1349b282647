using System.Net;
using CoproCms.Content;
using CoproCms.IntegrationTests.Given;
using CoproCms.IntegrationTests.Users;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>Managing users, and what those may not do who may manage only some.</summary>
public abstract class UserAdminTests(AccountSite fixture)
{
    [SkippableFact]
    public async Task A_new_user_gets_a_letter_and_chooses_a_password()
    {
        fixture.Demand();
        var admin = await AdministratorAsync();
        var name = Name();
        await admin.OpenAsync("/Admin/Users/Create");
        await admin.SubmitAsync("/Admin/Users/Create", ("Input.UserName", name), ("Input.Email", name + "@example.org"), ("Input.DisplayName", "Sioned"), ("Input.Roles", SystemRoles.Author));
        Assert.StartsWith("/Admin/Users/Edit/", admin.Page.Path, StringComparison.Ordinal);
        Assert.Contains("a letter is on its way", admin.Page.Text);

        var visitor = new Visitor(fixture.Site);
        await visitor.OpenAsync((await fixture.Post.LastAsync(name + "@example.org")).Link);
        await visitor.SubmitAsync("/ResetPassword", ("Password", "Dewis-fy-hun-12"));
        await visitor.SignInAsync(name, "Dewis-fy-hun-12");

        Assert.True(await visitor.IsInAsync());
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/Admin")).Status);
    }

    [SkippableFact]
    public async Task What_is_wrong_with_a_user_is_said_at_the_field()
    {
        fixture.Demand();
        var admin = await AdministratorAsync();
        var taken = await fixture.AddUserAsync();
        await admin.OpenAsync("/Admin/Users/Create");
        await admin.SubmitAsync("/Admin/Users/Create", ("Input.UserName", taken), ("Input.Email", "no address"), ("Input.Password", "Long-enough-for-all-1"));

        Assert.Contains("Somebody else has this user name.", admin.Page.Find("#Input_UserName-fault")!.TextContent);
        Assert.Contains("Enter an e-mail address", admin.Page.Find("#Input_Email-fault")!.TextContent);
    }

    [SkippableFact]
    public async Task Disabling_a_user_signs_them_out_and_the_list_finds_them()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync(SystemRoles.Author);
        var victim = await Visitor.SignedInAsync(fixture.Site, name);
        var admin = await AdministratorAsync();
        await EditAsync(admin, name, ("Input.IsEnabled", "false"));
        Assert.Contains("The user is saved.", admin.Page.Text);

        Assert.False(await victim.IsInAsync());
        Assert.Contains(name, (await admin.OpenAsync($"/Admin/Users/Index?State=disabled&Q={name}")).Text);
        Assert.DoesNotContain(name + "@", (await admin.OpenAsync($"/Admin/Users/Index?Role=Moderator&Q={name}")).Text);
        Assert.Equal([SystemRoles.Author], await RolesAsync(name));
    }

    [SkippableFact]
    public async Task The_last_administrator_can_neither_be_disabled_nor_deleted_nor_lose_the_role()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync(SystemRoles.Administrator);
        var me = await Visitor.SignedInAsync(fixture.Site, name);
        await fixture.ChangeUserAsync(Site.AdminName, (users, user) => { user.IsEnabled = false; return users.UpdateAsync(user); });
        try
        {
            var id = (await fixture.UserAsync(name)).Id;
            await me.OpenAsync($"/Admin/Users/Edit/{id}");
            await me.SubmitAsync($"/Admin/Users/Edit/{id}", ("Input.Roles", SystemRoles.Editor));
            Assert.Contains("last administrator", me.Page.Text);
            await me.OpenAsync($"/Admin/Users/Edit/{id}");
            await me.SubmitAsync($"/Admin/Users/Edit/{id}", ("Input.IsEnabled", "false"), ("Input.Roles", SystemRoles.Administrator));
            Assert.Contains("your own account", me.Page.Text);
            await me.OpenAsync($"/Admin/Users/Delete/{id}");
            await me.SubmitAsync($"/Admin/Users/Delete/{id}");
            Assert.Contains("your own account", me.Page.Text);
            Assert.Contains(SystemRoles.Administrator, await RolesAsync(name));
        }
        finally
        {
            await fixture.ChangeUserAsync(Site.AdminName, (users, user) => { user.IsEnabled = true; return users.UpdateAsync(user); });
        }
    }

    [SkippableFact]
    public async Task Content_of_a_deleted_user_stays_or_goes_to_somebody_else()
    {
        fixture.Demand();
        var admin = await AdministratorAsync();
        var heir = await fixture.AddUserAsync(SystemRoles.Author);
        foreach (var give in new[] { false, true })
        {
            var name = await fixture.AddUserAsync(SystemRoles.Author);
            var user = await fixture.UserAsync(name);
            var item = await fixture.Site.PublishAsync("Post", i => { i.Titled("Theirs").In("en"); i.Owner = user.Id; });
            await admin.OpenAsync($"/Admin/Users/Delete/{user.Id}");
            Assert.Contains("They own 1 content item", admin.Page.Text);
            await admin.SubmitAsync($"/Admin/Users/Delete/{user.Id}", give ? [("Fate", "give"), ("Heir", heir)] : [("Fate", "keep")]);
            Assert.Contains("is deleted", admin.Page.Text);

            var found = await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<ContentQuery>().FindAsync(item.ContentItemId, ContentStatus.Published, default));
            Assert.Equal(give ? (await fixture.UserAsync(heir)).Id : user.Id, found!.Owner);
        }
    }

    [SkippableFact]
    public async Task Unlocking_and_resetting_the_second_factor_let_someone_in_again()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        await Authenticator.EnrolAsync(fixture, name);
        for (var i = 0; i < 5; i++)
            await new Visitor(fixture.Site).SignInAsync(name, "wrong");
        var admin = await AdministratorAsync();
        var id = (await fixture.UserAsync(name)).Id;
        await admin.OpenAsync($"/Admin/Users/Edit/{id}");
        await admin.SubmitAsync("handler=Unlock");
        await admin.OpenAsync($"/Admin/Users/Edit/{id}");
        await admin.SubmitAsync("handler=ResetTwoFactor");

        Assert.True(await (await Visitor.SignedInAsync(fixture.Site, name)).IsInAsync());
    }

    [SkippableFact]
    public async Task Whoever_may_edit_users_cannot_take_over_someone_who_may_do_more()
    {
        fixture.Demand();
        await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<RoleWriter>()
            .SetAsync("Helpdesk", null, ["AccessAdminPanel", "EditUsers", "ListUsers", "DeleteUsers", "AssignRoleToUsers_Author"], default));
        var helper = await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync("Helpdesk"));
        var administrator = await fixture.UserAsync(Site.AdminName);
        await helper.OpenAsync($"/Admin/Users/Edit/{administrator.Id}");
        Assert.Contains("You may look at this user, but not change them", helper.Page.Text);

        var author = await fixture.UserAsync(await fixture.AddUserAsync());
        await helper.OpenAsync($"/Admin/Users/Edit/{author.Id}");
        var token = helper.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var handler in new[] { "", "?handler=SendLink", "?handler=ResetTwoFactor", "?handler=SignOut", "?handler=Unlock" })
            Assert.Equal(HttpStatusCode.Forbidden, (await helper.PostAsync($"/Admin/Users/Edit/{administrator.Id}{handler}",
                [new("__RequestVerificationToken", token), new("Input.UserName", "mine"), new("Input.Email", "mine@example.org"), new("Input.IsEnabled", "true")])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await helper.PostAsync($"/Admin/Users/Delete/{administrator.Id}", [new("__RequestVerificationToken", token)])).Status);

        await helper.OpenAsync($"/Admin/Users/Edit/{author.Id}");
        await helper.SubmitAsync($"/Admin/Users/Edit/{author.Id}", ("Input.Roles", SystemRoles.Author), ("Input.Roles", SystemRoles.Administrator), ("Input.Roles", "Helpdesk"), ("Input.IsEnabled", "true"));
        Assert.Equal([SystemRoles.Author], await RolesAsync(author.UserName!));
    }

    [SkippableFact]
    public async Task Whoever_may_not_see_addresses_does_not_find_users_by_them()
    {
        fixture.Demand();
        var known = await fixture.UserAsync(await fixture.AddUserAsync());
        var hidden = "elsewhere" + Guid.NewGuid().ToString("N")[..8];
        await fixture.ChangeUserAsync(known.UserName!, (users, user) => { user.Email = hidden + "@example.org"; return users.UpdateAsync(user); });
        await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<RoleWriter>().SetAsync("Lister", null, ["AccessAdminPanel", "ListUsers"], default));
        var lister = await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync("Lister"));
        var admin = await AdministratorAsync();

        Assert.Contains(known.UserName!, (await admin.OpenAsync($"/Admin/Users/Index?Q={hidden}")).Find("main")!.TextContent);
        Assert.DoesNotContain(known.UserName!, (await lister.OpenAsync($"/Admin/Users/Index?Q={hidden}")).Find("main")!.TextContent);
        Assert.Contains(known.UserName!, (await lister.OpenAsync($"/Admin/Users/Index?Q={known.UserName}")).Find("main")!.TextContent);
    }

    [SkippableFact]
    public async Task Names_and_passwords_keep_to_the_same_limits_as_everywhere()
    {
        fixture.Demand();
        var admin = await AdministratorAsync();
        await admin.OpenAsync("/Admin/Users/Create");
        await admin.SubmitAsync("/Admin/Users/Create", ("Input.UserName", Name()), ("Input.Password", "aaaaaaaaaaaa"));
        Assert.Contains("more different characters", admin.Page.Find("#Input_Password-fault")!.TextContent);

        await admin.SubmitAsync("/Admin/Users/Create", ("Input.UserName", new string('a', 300)), ("Input.Email", new string('a', 300) + "@example.org"), ("Input.Password", "Long-enough-for-all-1"));
        Assert.NotNull(admin.Page.Find("#Input_UserName-fault"));
        Assert.NotNull(admin.Page.Find("#Input_Email-fault"));

        await admin.SubmitAsync("/Admin/Users/Create", ("Input.UserName", Name()), ("Input.Email", ""), ("Input.DisplayName", new string('a', 101)), ("Input.Password", "Long-enough-for-all-1"));
        Assert.NotNull(admin.Page.Find("#Input_DisplayName-fault"));
    }

    private static string Name() => "new" + Guid.NewGuid().ToString("N")[..12];

    private Task<Visitor> AdministratorAsync() => Visitor.SignedInAsync(fixture.Site, Site.AdminName, Site.AdminPassword);

    private async Task EditAsync(Visitor admin, string name, params (string, string)[] fields)
    {
        var id = (await fixture.UserAsync(name)).Id;
        await admin.OpenAsync($"/Admin/Users/Edit/{id}");
        await admin.SubmitAsync($"/Admin/Users/Edit/{id}", [.. (await RolesAsync(name)).Select(r => ("Input.Roles", r)), .. fields]);
    }

    private Task<IList<string>> RolesAsync(string name) => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        return await users.GetRolesAsync((await users.FindByNameAsync(name))!);
    });
}

public sealed class UserAdminOnSqliteTests(SqliteAccountSite fixture) : UserAdminTests(fixture), IClassFixture<SqliteAccountSite>;

public sealed class UserAdminOnPostgresTests(PostgresAccountSite fixture) : UserAdminTests(fixture), IClassFixture<PostgresAccountSite>;

using System.Net;
using CoproCms.IntegrationTests.Given;
using CoproCms.IntegrationTests.Users;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>Managing roles, and what those may not do who may manage them without being administrators.</summary>
public sealed class RoleAdminTests(SqliteAccountSite fixture) : IClassFixture<SqliteAccountSite>
{
    [Fact]
    public async Task A_role_that_is_made_in_the_admin_lets_its_members_do_what_was_ticked_at_once()
    {
        var admin = await AdministratorAsync();
        await admin.OpenAsync("/Admin/Roles/Index");
        await admin.SubmitAsync("/Admin/Roles/Index", ("Name", "Translator"), ("Description", "Turns English into Welsh"));
        Assert.StartsWith("/Admin/Roles/Edit/", admin.Page.Path, StringComparison.Ordinal);
        var name = await fixture.AddUserAsync("Translator");
        var member = await Visitor.SignedInAsync(fixture.Site, name);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.OpenAsync("/Admin")).Status);

        await admin.SubmitAsync("/Admin/Roles/Edit/", ("Granted", "AccessAdminPanel"), ("Granted", "Edit_Post"), ("Others", "QueryLuceneLatestIndex"));

        Assert.Contains("The role is saved", admin.Page.Text);
        Assert.Equal(["AccessAdminPanel", "Edit_Post", "QueryLuceneLatestIndex"], (await GrantsAsync("Translator")).Order());
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/Admin")).Status);
    }

    [Fact]
    public async Task Who_works_in_Welsh_reads_in_Welsh_what_each_permission_allows_also_about_roles_and_types()
    {
        await SetAsync("Half", "PublishContent");
        var admin = await AdministratorAsync();
        await admin.OpenAsync(await AddressAsync("Half"));
        await admin.SubmitAsync("/Admin/Language", ("culture", "cy"));
        await admin.OpenAsync(await AddressAsync("Half"));

        Assert.Contains("Rhoi'r rôl Golygydd i ddefnyddwyr", Label(admin, "AssignRoleToUsers_Editor"));
        Assert.Contains("Golygu Digwyddiad", Label(admin, "Edit_Event"));
        Assert.Contains("Dewis yr hafan", Label(admin, "SetHomepage"));
    }

    [Fact]
    public async Task The_matrix_shows_what_follows_from_what_is_granted()
    {
        await SetAsync("Half", "PublishContent", "Edit_Event");
        var admin = await AdministratorAsync();
        await admin.OpenAsync(await AddressAsync("Half"));

        Assert.True(Box(admin, "PublishContent").HasAttribute("checked"));
        Assert.False(Box(admin, "EditContent").HasAttribute("checked"));
        Assert.Contains("held through PublishContent", Note(admin, "EditContent"));
        Assert.Contains("held through", Note(admin, "View_Post"));
        Assert.Contains("Edit_Event", Note(admin, "Preview_Event"));
        Assert.DoesNotContain("held through", Note(admin, "DeleteContent"));
        Assert.Contains("security-critical", Box(admin, "ManageRoles").ParentElement!.TextContent);
    }

    [Fact]
    public async Task An_unknown_permission_is_named_and_nothing_is_saved()
    {
        await SetAsync("Careful", "ViewContent");
        var admin = await AdministratorAsync();
        await admin.OpenAsync(await AddressAsync("Careful"));
        await admin.SubmitAsync("/Admin/Roles/Edit/", ("Granted", "ViewContent"), ("Others", "EditContnt"));

        Assert.Contains("EditContnt: there is no such permission", admin.Page.Text);
        Assert.Equal(["ViewContent"], await GrantsAsync("Careful"));
    }

    [Theory]
    [InlineData(SystemRoles.Anonymous)]
    [InlineData(SystemRoles.Authenticated)]
    public async Task What_everybody_has_by_nature_never_gets_a_critical_permission(string role)
    {
        var admin = await AdministratorAsync();
        await admin.OpenAsync(await AddressAsync(role));
        await admin.SubmitAsync("/Admin/Roles/Edit/", ("Granted", "ViewContent"), ("Granted", "ManageUsers"));

        Assert.Contains("ManageUsers: this would let everybody in", admin.Page.Text);
        Assert.DoesNotContain("ManageUsers", await GrantsAsync(role));
    }

    [Fact]
    public async Task Whoever_manages_roles_cannot_give_what_they_do_not_hold()
    {
        await SetAsync("RoleKeeper", "AccessAdminPanel", "ManageRoles");
        await SetAsync("Target", "ViewContent");
        var keeper = await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync("RoleKeeper"));
        await keeper.OpenAsync(await AddressAsync("Target"));
        Assert.True(Box(keeper, "ManageUsers").HasAttribute("disabled"));

        await keeper.SubmitAsync("/Admin/Roles/Edit/", ("Granted", "ViewContent"), ("Granted", "ManageUsers"));

        Assert.Equal(HttpStatusCode.Forbidden, keeper.Page.Status);
        Assert.Equal(["ViewContent"], await GrantsAsync("Target"));
        await keeper.OpenAsync(await AddressAsync("Target"));
        await keeper.SubmitAsync("/Admin/Roles/Edit/", ("Granted", "ViewContent"), ("Granted", "EditContent"));
        Assert.Equal(["EditContent", "ViewContent"], (await GrantsAsync("Target")).Order());
    }

    [Fact]
    public async Task A_role_can_need_the_second_factor_and_roles_of_the_system_cannot_be_deleted()
    {
        await SetAsync("Guarded", "AccessAdminPanel");
        var admin = await AdministratorAsync();
        await admin.OpenAsync(await AddressAsync("Guarded"));
        await admin.SubmitAsync("/Admin/Roles/Edit/", ("Granted", "AccessAdminPanel"), ("NeedsSecondFactor", "true"));
        var member = new Visitor(fixture.Site);
        await member.SignInAsync(await fixture.AddUserAsync("Guarded"));
        Assert.Equal("/Login/SetUp", member.Page.Path);

        await admin.OpenAsync(await AddressAsync("Guarded"));
        await admin.SubmitAsync("handler=Delete");
        Assert.True(admin.Page.Text.Contains("is deleted", StringComparison.Ordinal), $"{admin.Page.Status} {admin.Page.Address}\n{admin.Page.Text}");
        await admin.OpenAsync(await AddressAsync(SystemRoles.Editor));
        var token = admin.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await admin.PostAsync(await AddressAsync(SystemRoles.Editor) + "?handler=Delete", [new("__RequestVerificationToken", token)]);
        Assert.True((int)admin.Page.Status is >= 400 and < 500, admin.Page.Status.ToString());
        Assert.NotEmpty(await GrantsAsync(SystemRoles.Editor));
    }

    private static AngleSharp.Dom.IElement Box(Visitor visitor, string permission) => visitor.Page.Find($"input[name=Granted][value='{permission}']")
        ?? throw new InvalidOperationException($"{permission} has no line.");

    private static string Label(Visitor visitor, string permission) => Box(visitor, permission).ParentElement!.QuerySelector("label")!.TextContent;

    private static string Note(Visitor visitor, string permission) => Box(visitor, permission).ParentElement!.QuerySelector("[data-sources]")!.TextContent;

    private Task<Visitor> AdministratorAsync() => Visitor.SignedInAsync(fixture.Site, Site.AdminName, Site.AdminPassword);

    private Task SetAsync(string role, params string[] permissions) =>
        fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<RoleWriter>().SetAsync(role, null, permissions, default));

    private Task<IReadOnlyList<string>> GrantsAsync(string role) => fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<RoleWriter>().PermissionsAsync(role, default));

    private Task<string> AddressAsync(string role) => fixture.Site.AsAsync(Actor.System, async services =>
        "/Admin/Roles/Edit/" + (await services.GetRequiredService<RoleManager<Role>>().FindByNameAsync(role))!.Id);
}

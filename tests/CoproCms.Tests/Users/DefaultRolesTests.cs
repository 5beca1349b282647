using CoproCms.Security;
using CoproCms.Tests.Given;
using CoproCms.Users.Accounts;

namespace CoproCms.Tests.Users;

public sealed class DefaultRolesTests
{
    [Theory]
    [InlineData("Administrator", "")]
    [InlineData("Editor", "PublishContent EditContent DeleteContent PreviewContent CloneContent ListContent AccessAdminPanel")]
    [InlineData("Author", "PublishOwnContent EditOwnContent DeleteOwnContent PreviewOwnContent CloneOwnContent AccessAdminPanel")]
    [InlineData("Contributor", "EditOwnContent PreviewOwnContent CloneOwnContent AccessAdminPanel")]
    [InlineData("Moderator", "AccessAdminPanel")]
    [InlineData("Authenticated", "ViewContent")]
    [InlineData("Anonymous", "ViewContent")]
    public async Task A_system_role_is_made_with_Orchard_Cores_grants(string role, string granted)
    {
        await using var engine = await Engine.StartAsync();
        await using var session = engine.As();
        await session.Get<DefaultRoles>().EnsureAsync(default);

        var permissions = await session.Get<RoleWriter>().PermissionsAsync(role, default);
        string[] ofContentAndAdmin = [.. permissions.Where(p => p is "AccessAdminPanel" or "ListContent" or "EditContentOwner" || IsVerb(p))];

        Assert.Equal(granted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), ofContentAndAdmin.Order());
    }

    [Fact]
    public async Task A_role_that_exists_keeps_what_it_grants()
    {
        await using var engine = await Engine.StartAsync();
        await using var session = engine.As();
        await session.Get<RoleWriter>().SetAsync("Editor", "Ours", ["ViewContent"], default);

        await session.Get<DefaultRoles>().EnsureAsync(default);

        Assert.Equal(["ViewContent"], await session.Get<RoleWriter>().PermissionsAsync("Editor", default));
    }

    [Fact]
    public async Task The_administrator_role_keeps_no_explicit_permissions()
    {
        await using var engine = await Engine.StartAsync();
        await using var session = engine.As();

        await session.Get<RoleWriter>().SetAsync(SystemRoles.Administrator, null, ["ViewContent", "EditContent"], default);

        Assert.Empty(await session.Get<RoleWriter>().PermissionsAsync(SystemRoles.Administrator, default));
    }

    private static bool IsVerb(string permission) => new[] { "Publish", "Edit", "Delete", "View", "Preview", "Clone" }
        .Any(verb => permission == $"{verb}Content" || permission == $"{verb}OwnContent");
}

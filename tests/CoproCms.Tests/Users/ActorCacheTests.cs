using CoproCms.Security;
using CoproCms.Tests.Given;
using CoproCms.Users.Access;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Tests.Users;

public sealed class ActorCacheTests
{
    [Fact]
    public async Task A_user_may_do_what_their_roles_grant_and_what_everyone_may()
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("elin", SystemRoles.Author);

        var actor = (await engine.Get<ActorCache>().FindUserAsync(user.Id, default))!.Actor;

        Assert.Equal(("elin", user.Id), (actor.UserName, actor.UserId));
        Assert.True(actor.Has("PublishOwnContent"));
        Assert.True(actor.Has("EditOwnContent"));
        Assert.True(actor.Has("ViewContent"));
        Assert.False(actor.Has("EditContent"));
        Assert.Equal(["Authenticated", "Author"], actor.Roles.Order());
    }

    [Fact]
    public async Task An_administrator_is_the_site_owner()
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("gwen", SystemRoles.Administrator);

        Assert.True((await engine.Get<ActorCache>().FindUserAsync(user.Id, default))!.Actor.IsOwner);
    }

    [Fact]
    public async Task The_anonymous_actor_is_read_once()
    {
        await using var engine = await Engine.StartAsync();
        await engine.AddUserAsync("someone");
        var cache = engine.Get<ActorCache>();

        var first = await cache.AnonymousAsync(default);

        Assert.True(first.Has("ViewContent"));
        Assert.False(first.IsAuthenticated);
        Assert.Same(first, await cache.AnonymousAsync(default));
    }

    [Fact]
    public async Task A_changed_role_counts_at_once()
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("elin", SystemRoles.Author);
        var cache = engine.Get<ActorCache>();
        Assert.False((await cache.FindUserAsync(user.Id, default))!.Actor.Has("ManageMenu"));

        await using (var session = engine.As())
            await session.Get<RoleWriter>().SetAsync(SystemRoles.Author, null, ["ManageMenu"], default);

        Assert.True((await cache.FindUserAsync(user.Id, default))!.Actor.Has("ManageMenu"));
    }

    [Fact]
    public async Task A_role_given_or_taken_counts_at_once()
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("elin", SystemRoles.Author);
        var cache = engine.Get<ActorCache>();
        Assert.False((await cache.FindUserAsync(user.Id, default))!.Actor.Has("EditContent"));

        await using (var session = engine.As())
        {
            var users = session.Get<UserManager<User>>();
            await users.AddToRoleAsync((await users.FindByIdAsync(user.Id))!, SystemRoles.Editor);
        }

        Assert.True((await cache.FindUserAsync(user.Id, default))!.Actor.Has("EditContent"));
    }

    [Fact]
    public async Task A_disabled_user_is_nobody_at_once()
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("elin", SystemRoles.Editor);
        var cache = engine.Get<ActorCache>();
        Assert.NotNull(await cache.FindUserAsync(user.Id, default));

        await engine.ChangeUserAsync(user.Id, u => u.IsEnabled = false);

        Assert.Null(await cache.FindUserAsync(user.Id, default));
    }

    [Fact]
    public async Task A_deleted_user_is_nobody_at_once()
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("elin", SystemRoles.Editor);
        var cache = engine.Get<ActorCache>();
        Assert.NotNull(await cache.FindUserAsync(user.Id, default));

        await using (var session = engine.As())
        {
            var users = session.Get<UserManager<User>>();
            await users.DeleteAsync((await users.FindByIdAsync(user.Id))!);
        }

        Assert.Null(await cache.FindUserAsync(user.Id, default));
    }

    [Fact]
    public async Task A_failed_sign_in_empties_no_caches()
    {
        await using var engine = await Engine.StartAsync();
        var user = await engine.AddUserAsync("elin");
        var cache = engine.Get<ActorCache>();
        var before = await cache.FindUserAsync(user.Id, default);

        await using (var session = engine.As())
        {
            var users = session.Get<UserManager<User>>();
            await users.AccessFailedAsync((await users.FindByIdAsync(user.Id))!);
        }

        Assert.Same(before, await cache.FindUserAsync(user.Id, default));
    }
}

using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Tests.Given;

/// <summary>Users and roles for the tests.</summary>
internal static class Accounts
{
    public const string Password = "Clywch-y-gwynt-42";

    /// <summary>A new user with the roles, which are made when they are missing.</summary>
    public static async Task<User> AddUserAsync(this Engine engine, string name, params string[] roles)
    {
        await using var session = engine.As();
        await session.Get<DefaultRoles>().EnsureAsync(default);
        var users = session.Get<UserManager<User>>();
        var user = new User { UserName = name, Email = $"{name}@example.org" };
        Check(await users.CreateAsync(user, Password));
        Check(await users.AddToRolesAsync(user, roles));
        return user;
    }

    public static async Task ChangeUserAsync(this Engine engine, string id, Action<User> change)
    {
        await using var session = engine.As();
        var users = session.Get<UserManager<User>>();
        var user = await users.FindByIdAsync(id) ?? throw new InvalidOperationException("There is no such user.");
        change(user);
        Check(await users.UpdateAsync(user));
    }

    private static void Check(IdentityResult result) => Assert.True(result.Succeeded, string.Join(", ", result.Errors.Select(e => e.Description)));
}

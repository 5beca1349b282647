using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Testing;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Users;

/// <summary>A site that sends letters to a real mail server, and whose clock can be put forward.</summary>
public abstract class AccountSite(TestDatabase database) : SiteFixture(database)
{
    public const string Password = "Clywch-y-gwynt-42";

    public SmtpReceiver Post { get; } = new();

    public MovableTime Time { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. Post.Settings, new("CoproCms:SignIn:AttemptsPerMinute", "100000")];

    protected override void AddServices(IServiceCollection services) => services.AddSingleton<TimeProvider>(Time);

    /// <summary>A user whose name and address are their own.</summary>
    public Task<string> AddUserAsync(params string[] roles) => Site.AsAsync(Actor.System, async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        var user = new User { UserName = "user" + Guid.NewGuid().ToString("N")[..12] };
        (user.Email, user.EmailConfirmed) = ($"{user.UserName}@example.org", true);
        Assert.True((await users.CreateAsync(user, Password)).Succeeded);
        Assert.True((await users.AddToRolesAsync(user, roles)).Succeeded);
        return user.UserName;
    });

    internal Task<User> UserAsync(string name) => Site.AsAsync(Actor.System, async services =>
        (await services.GetRequiredService<UserManager<User>>().FindByNameAsync(name))!);

    internal Task ChangeUserAsync(string name, Func<UserManager<User>, User, Task> change) => Site.AsAsync(Actor.System, async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        await change(users, (await users.FindByNameAsync(name))!);
    });

    public Task SetAsync(string section, JsonObject value) => Site.AsAsync(Actor.System, services =>
        services.GetRequiredService<SiteSettingsStore>().MergeAsync(new() { [section] = value }, default));
}

public sealed class SqliteAccountSite() : AccountSite(TestDatabase.Sqlite);

public sealed class PostgresAccountSite() : AccountSite(TestDatabase.Postgres);

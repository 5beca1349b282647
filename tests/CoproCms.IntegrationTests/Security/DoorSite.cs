using CoproCms.Hosting;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Security;

/// <summary>
/// A site at whose doors everyone can knock who is a column of the table: a visitor, a user of each role, and a program with a role but no user.
/// Each is known by a token that is the column's name; with <see cref="Open"/> after it they may run mutations besides.
/// </summary>
public sealed class DoorSite() : SiteFixture(TestDatabase.Sqlite)
{
    public const string Open = "+";
    public const string Anonymous = "Anonymous";
    public const string Client = "Client";

    private const string Mutators = "Mutators";
    private readonly Dictionary<string, string> _users = [];

    public static IReadOnlyList<string> Everyone { get; } =
        [Anonymous, SystemRoles.Authenticated, SystemRoles.Contributor, SystemRoles.Author, SystemRoles.Editor, SystemRoles.Administrator, Client];

    /// <summary>Id of the user, null for those who are none.</summary>
    public string? UserId(string who) => _users.GetValueOrDefault(who);

    /// <summary>Makes the users. Once for all tests of the class.</summary>
    public Task MakeUsersAsync() => _users.Count > 0 ? Task.CompletedTask : Site.AsAsync(Actor.System, async services =>
    {
        await services.GetRequiredService<RoleWriter>().SetAsync(Mutators, null, ["ExecuteGraphQLMutations"], default);
        var users = services.GetRequiredService<UserManager<User>>();
        foreach (var role in Everyone.Where(r => r is not (Anonymous or Client)))
        {
            await AddAsync(users, role, role == SystemRoles.Authenticated ? [] : [role]);
            await AddAsync(users, role + Open, role == SystemRoles.Authenticated ? [Mutators] : [role, Mutators]);
        }
    });

    protected override void AddServices(IServiceCollection services) =>
        services.AddSingleton<IBearerTokens>(provider => new Names(provider.GetRequiredService<IActorDirectory>(), _users));

    private async Task AddAsync(UserManager<User> users, string name, IReadOnlyCollection<string> roles)
    {
        var user = new User { UserName = name.Replace(Open, "-mutates", StringComparison.Ordinal), Email = $"{name.TrimEnd('+')}{_users.Count}@example.org" };
        Assert.True((await users.CreateAsync(user)).Succeeded);
        Assert.True((await users.AddToRolesAsync(user, roles)).Succeeded);
        _users[name] = user.Id;
    }

    private sealed class Names(IActorDirectory actors, Dictionary<string, string> users) : IBearerTokens
    {
        public async ValueTask<Actor?> FindAsync(string token, CancellationToken cancellationToken) => token switch
        {
            Client => await actors.ForClientAsync("a-program", [SystemRoles.Editor], cancellationToken),
            Client + Open => await actors.ForClientAsync("a-program", [SystemRoles.Editor, Mutators], cancellationToken),
            _ => users.TryGetValue(token, out var id) ? (await actors.FindUserAsync(id, cancellationToken))?.Actor : null,
        };
    }
}

using System.Diagnostics;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CoproCms.Users.SignIn;

/// <summary>Checks names and passwords so that neither the answer nor its time tells whether the account exists, is locked or is disabled.</summary>
internal sealed class Credentials(UserManager<User> users, DecoyPassword decoy, AccountJournal journal)
{
    // Longer than any way to a refusal takes, so that all of them take as long as this.
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(400);

    /// <param name="name">User name or e-mail address.</param>
    /// <param name="password">In clear.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>Who may go on; null when they may not, whatever the reason.</returns>
    public async Task<User?> CheckAsync(string name, string password, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        if (await FindAsync(name, password, cancellationToken) is { } user)
            return user;
        if (RefusalTime - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } rest)
            await Task.Delay(rest, cancellationToken);
        return null;
    }

    /// <summary>Counts a wrong password or code against the account, which is locked for a while after several.</summary>
    public async Task CountFailureAsync(User user, CancellationToken cancellationToken)
    {
        await users.AccessFailedAsync(user);
        await journal.FailedAsync(user, cancellationToken);
    }

    private async Task<User?> FindAsync(string name, string password, CancellationToken cancellationToken)
    {
        var user = await users.FindByNameAsync(name) ?? await users.FindByEmailAsync(name);
        if (user?.PasswordHash is null)
        {
            decoy.Check(password);
            await journal.FailedAsync(user, cancellationToken);
            return null;
        }

        var correct = await users.CheckPasswordAsync(user, password);
        var locked = await users.IsLockedOutAsync(user);
        if (correct && !locked && user.IsEnabled)
            return user;
        if (correct || locked)
            await journal.FailedAsync(user, cancellationToken);
        else
            await CountFailureAsync(user, cancellationToken);
        return null;
    }
}

/// <summary>Takes as long as checking a password does, for accounts that have none.</summary>
internal sealed class DecoyPassword(IOptions<PasswordHasherOptions> options)
{
    private readonly PasswordHasher<User> _hasher = new(options);
    private readonly User _nobody = new();
    private readonly Lazy<string> _hash = new(() => new PasswordHasher<User>(options).HashPassword(new User(), Guid.NewGuid().ToString()));

    public void Check(string password) => _hasher.VerifyHashedPassword(_nobody, _hash.Value, password);
}

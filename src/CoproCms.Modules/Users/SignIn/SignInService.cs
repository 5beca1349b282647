using System.Globalization;
using System.Security.Claims;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CoproCms.Users.SignIn;

/// <summary>Checks names and passwords so that neither the answer nor its time tells whether the account exists, is locked or is disabled.</summary>
internal sealed class SignInService(UserManager<User> users, DecoyPassword decoy, IOptions<IdentityOptions> options, TimeProvider time)
{
    /// <summary>Claim of the moment when the password was given, in seconds since 1970, as OpenID Connect has it.</summary>
    public const string AuthenticationTime = "auth_time";

    /// <param name="name">User name or e-mail address.</param>
    /// <param name="password">In clear.</param>
    /// <returns>Who signed in; null when they may not, whatever the reason.</returns>
    public async Task<ClaimsPrincipal?> CheckAsync(string name, string password)
    {
        var user = await users.FindByNameAsync(name) ?? await users.FindByEmailAsync(name);
        if (user?.PasswordHash is null)
        {
            decoy.Check(password);
            return null;
        }

        var correct = await users.CheckPasswordAsync(user, password);
        if (await users.IsLockedOutAsync(user))
            return null;
        if (!correct)
        {
            await users.AccessFailedAsync(user);
            return null;
        }

        if (!user.IsEnabled)
            return null;
        if (user.AccessFailedCount > 0)
            await users.ResetAccessFailedCountAsync(user);
        return Principal(user);
    }

    // No roles in the cookie: what a user may do is looked up at each request, so that a change counts at once.
    private ClaimsPrincipal Principal(User user)
    {
        var types = options.Value.ClaimsIdentity;
        return new(new ClaimsIdentity(
            [
                new(types.UserIdClaimType, user.Id), new(types.UserNameClaimType, user.UserName!), new(types.SecurityStampClaimType, user.SecurityStamp!),
                new(AuthenticationTime, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            ],
            IdentityConstants.ApplicationScheme, types.UserNameClaimType, types.RoleClaimType));
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

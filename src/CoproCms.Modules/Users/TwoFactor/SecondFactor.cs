using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Users.TwoFactor;

/// <summary>The second factor of a user: an authenticator app, and codes for when it is lost.</summary>
internal sealed class SecondFactor(UserManager<User> users, SiteSettingsStore settings, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Provider = "CoproCms";
    private const string TokenName = "TwoFactor";

    private static readonly TimeSpan SetUpTime = TimeSpan.FromHours(1);

    private readonly IDataProtector _protector = protection.CreateProtector("CoproCms.Users.TwoFactor");
    private readonly IDataProtector _keySeal = protection.CreateProtector("CoproCms.Users.TwoFactor.NewKey");

    public async Task<bool> IsRequiredOfAsync(User user, CancellationToken cancellationToken) =>
        new TwoFactorSettings((await settings.GetAsync(cancellationToken)).Json).IsRequiredOf(await users.GetRolesAsync(user));

    public async Task<bool> MayRememberBrowsersAsync(CancellationToken cancellationToken) => new TwoFactorSettings((await settings.GetAsync(cancellationToken)).Json).MayRemember;

    /// <summary>A new key for the user, sealed, so that the form of setting it up can carry it.</summary>
    public string NewKey(User user) => Seal(user, Totp.NewKey());

    /// <returns>The key that was sealed for this user; null when it was not, or too long ago.</returns>
    public byte[]? OpenKey(User user, string? seal)
    {
        try
        {
            var parts = _keySeal.Unprotect(seal ?? "").Split(' ');
            return parts[0] == user.Id && new DateTime(long.Parse(parts[1], CultureInfo.InvariantCulture), DateTimeKind.Utc) > time.GetUtcNow().UtcDateTime
                ? Convert.FromBase64String(parts[2]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CodesLeftAsync(User user) => (await ReadAsync(user))?.Codes.Length ?? 0;

    /// <summary>Turns it on, if the code shows that the user's app has the key. Other browsers are signed out.</summary>
    /// <returns>The recovery codes, which nobody sees again; null for a wrong code.</returns>
    public async Task<IReadOnlyList<string>?> EnableAsync(User user, byte[] key, string code, CancellationToken cancellationToken)
    {
        if (Totp.Match(key, Digits(code), time.GetUtcNow(), usedUpTo: 0) is not { } step)
            return null;
        var codes = await NewCodesAsync(cancellationToken);
        user.TwoFactorEnabled = true;
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        return await WriteAsync(user, new(Convert.ToBase64String(key), step, Hashes(codes))) ? codes : null;
    }

    /// <summary>Turns it off; also for someone who has lost everything, by an administrator.</summary>
    public async Task DisableAsync(User user)
    {
        user.TwoFactorEnabled = false;
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        (await users.RemoveAuthenticationTokenAsync(user, Provider, TokenName)).ThrowIfFailed(nameof(User));
    }

    /// <returns>New recovery codes in place of the old ones.</returns>
    public async Task<IReadOnlyList<string>> ReplaceCodesAsync(User user, CancellationToken cancellationToken)
    {
        var state = await ReadAsync(user) ?? throw new InvalidOperationException("The user has no second factor.");
        var codes = await NewCodesAsync(cancellationToken);
        return await WriteAsync(user, state with { Codes = Hashes(codes) }) ? codes : throw new InvalidOperationException("The account was changed at the same time.");
    }

    /// <summary>Whether the code of the app or a recovery code is right. Either is good once, also when it comes twice at the same moment.</summary>
    public async Task<bool> RedeemAsync(User user, string code)
    {
        if (await ReadAsync(user) is not { } state)
            return false;
        if (Totp.Match(Convert.FromBase64String(state.Key), Digits(code), time.GetUtcNow(), state.Step) is { } step)
            return await WriteAsync(user, state with { Step = step });
        var hash = RecoveryCodes.Hash(code);
        return state.Codes.Contains(hash) && await WriteAsync(user, state with { Codes = [.. state.Codes.Where(c => c != hash)] });
    }

    private string Seal(User user, byte[] key) => _keySeal.Protect(string.Create(
        CultureInfo.InvariantCulture, $"{user.Id} {(time.GetUtcNow() + SetUpTime).UtcTicks} {Convert.ToBase64String(key)}"));

    private static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit)]);

    private static string[] Hashes(IEnumerable<string> codes) => [.. codes.Select(RecoveryCodes.Hash)];

    private async Task<IReadOnlyList<string>> NewCodesAsync(CancellationToken cancellationToken) =>
        RecoveryCodes.Make(new TwoFactorSettings((await settings.GetAsync(cancellationToken)).Json).Codes);

    private async Task<State?> ReadAsync(User user)
    {
        if (await users.GetAuthenticationTokenAsync(user, Provider, TokenName) is not { } stored)
            return null;
        try
        {
            return JsonSerializer.Deserialize<State>(_protector.Unprotect(stored));
        }
        catch (CryptographicException)
        {
            // The site's keys were lost: no code can be right until an administrator resets the factor.
            return null;
        }
    }

    // The user's concurrency stamp changes with it, so that of two who redeem the same code one fails.
    private async Task<bool> WriteAsync(User user, State state) =>
        (await users.SetAuthenticationTokenAsync(user, Provider, TokenName, _protector.Protect(JsonSerializer.Serialize(state)))).Succeeded;

    /// <param name="Key">The key, in Base64.</param>
    /// <param name="Step">The last step whose code was accepted.</param>
    /// <param name="Codes">Hashes of the recovery codes that are left.</param>
    private sealed record State(string Key, long Step, string[] Codes);
}

using System.Security.Cryptography;
using System.Text.Json;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Users.Passwords;

/// <summary>
/// Tokens that letters carry. Each names a user, is for one purpose, expires, and is good once: what it is used for changes the user's security stamp,
/// which it bears.
/// </summary>
internal sealed class AccountTokens(IDataProtectionProvider protection, UserManager<User> users, TimeProvider time)
{
    public const string Password = "password";
    public const string Email = "email";

    /// <param name="purpose">One of the constants here.</param>
    /// <param name="user">Whose it is.</param>
    /// <param name="goodFor">How long.</param>
    /// <param name="value">What it is about besides, such as a new e-mail address.</param>
    public string Make(string purpose, User user, TimeSpan goodFor, string? value = null) =>
        Protector(purpose).Protect(JsonSerializer.Serialize(new Content(user.Id, user.SecurityStamp!, (time.GetUtcNow() + goodFor).UtcTicks, value)));

    /// <returns>Whose token it is, and what it is about; null for one that is not good, or no longer.</returns>
    public async Task<(User User, string? Value)?> ReadAsync(string purpose, string? token)
    {
        if (Open(purpose, token) is not { } content || content.ExpiresTicks <= time.GetUtcNow().UtcTicks)
            return null;
        return await users.FindByIdAsync(content.UserId) is { IsEnabled: true } user && user.SecurityStamp == content.Stamp ? (user, content.Value) : null;
    }

    private Content? Open(string purpose, string? token)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(Protector(purpose).Unprotect(token ?? ""));
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("CoproCms.Users.Tokens", purpose);

    private sealed record Content(string UserId, string Stamp, long ExpiresTicks, string? Value);
}

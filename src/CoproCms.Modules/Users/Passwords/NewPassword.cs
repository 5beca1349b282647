using CoproCms.Users.Accounts;
using CoproCms.Users.Pages;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Users.Passwords;

/// <summary>Sets passwords. The rules follow NIST SP 800-63B: length counts, kinds of characters do not.</summary>
internal sealed class NewPassword(UserManager<User> users)
{
    /// <summary>Sets the password; the user's stamp changes with it, which ends everything that was proved with the old one.</summary>
    /// <returns>Why it is not acceptable; null when it is set.</returns>
    public async Task<string?> SetAsync(User user, string? password, Words T)
    {
        if (Problem(password ?? "", user.UserName, user.Email, T) is { } problem)
            return problem;
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password!);
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        return (await users.UpdateAsync(user)).Succeeded ? null : T["The account was changed at the same time. Try again."];
    }

    /// <summary>Why a password is not acceptable; null when it is.</summary>
    public static string? Problem(string password, string? userName, string? email, Words T) => password.Length switch
    {
        < PasswordRules.Shortest => T["Choose a password of at least {0} characters", PasswordRules.ShortestText],
        // An endless one would be hashed for long.
        > PasswordRules.Longest => T["Choose a password of at most {0} characters", PasswordRules.LongestText],
        _ when password.Equals(userName, StringComparison.OrdinalIgnoreCase) || password.Equals(email, StringComparison.OrdinalIgnoreCase) =>
            T["Choose a password that is not your name or address"],
        _ when password.Distinct().Count() < PasswordRules.FewestDifferent => T["Choose a password with more different characters"],
        _ => null,
    };
}

internal static class PasswordRules
{
    public const int Shortest = 10;
    public const int Longest = 200;
    public const int FewestDifferent = 4;
    public const string ShortestText = "10";
    public const string LongestText = "200";
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Users.Accounts;

/// <summary>A user name fits into its column. An e-mail address may be missing, as for authors who never sign in; one that is given is well formed and nobody else's.</summary>
internal sealed class AccountValidator : IUserValidator<User>
{
    private static readonly EmailAddressAttribute WellFormed = new();
    private readonly IdentityErrorDescriber _describe = new();

    public static bool IsWellFormed(string address) => WellFormed.IsValid(address);

    public async Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user)
    {
        IEnumerable<IdentityError?> faults = [user.UserName?.Length > User.LongestName ? TooLong("UserNameTooLong") : null, await EmailFaultAsync(manager, user)];
        return faults.OfType<IdentityError>().ToArray() is { Length: > 0 } errors ? IdentityResult.Failed(errors) : IdentityResult.Success;
    }

    private async Task<IdentityError?> EmailFaultAsync(UserManager<User> manager, User user)
    {
        if (string.IsNullOrEmpty(user.Email))
        {
            // Two users without an address are not two users with the same one.
            user.Email = user.NormalizedEmail = null;
            return null;
        }

        if (!WellFormed.IsValid(user.Email))
            return _describe.InvalidEmail(user.Email);
        if (user.Email.Length > User.LongestName)
            return TooLong("EmailTooLong");
        var owner = await manager.FindByEmailAsync(user.Email);
        return owner is null || owner.Id == user.Id ? null : _describe.DuplicateEmail(user.Email);
    }

    private static IdentityError TooLong(string code) =>
        new() { Code = code, Description = string.Create(CultureInfo.InvariantCulture, $"At most {User.LongestName} characters.") };
}

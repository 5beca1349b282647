using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Users.Accounts;

/// <summary>An e-mail address may be missing, as for authors who never sign in; one that is given is well formed and nobody else's.</summary>
internal sealed class EmailValidator : IUserValidator<User>
{
    private static readonly EmailAddressAttribute WellFormed = new();
    private readonly IdentityErrorDescriber _describe = new();

    public static bool IsWellFormed(string address) => WellFormed.IsValid(address);

    public async Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user)
    {
        if (string.IsNullOrEmpty(user.Email))
        {
            // Two users without an address are not two users with the same one.
            user.Email = user.NormalizedEmail = null;
            return IdentityResult.Success;
        }

        if (!WellFormed.IsValid(user.Email))
            return IdentityResult.Failed(_describe.InvalidEmail(user.Email));
        var owner = await manager.FindByEmailAsync(user.Email);
        return owner is null || owner.Id == user.Id ? IdentityResult.Success : IdentityResult.Failed(_describe.DuplicateEmail(user.Email));
    }
}

using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Users.Management;

namespace CoproCms.Users.Admin;

/// <summary>What is wrong with a user, in the reader's words.</summary>
internal static class UserFaults
{
    public static IEnumerable<ValidationError> In(AdminText T, IEnumerable<ValidationError> errors, string prefix) => errors.Select(error =>
        error with { Path = error.Path.Length == 0 ? "" : $"{prefix}.{error.Path}", Message = Say(T, error) });

    private static string Say(AdminText T, ValidationError error) => error.Code switch
    {
        "user.self" => T["You cannot do that to your own account."],
        Administrators.Code => T["This is the last administrator who can sign in: make somebody else one first."],
        "user.heir" => T["There is no other user with that name."],
        "user.DuplicateUserName" => T["Somebody else has this user name."],
        "user.InvalidUserName" => T["A user name has letters, digits and -._@+ only, and no spaces."],
        "user.DuplicateEmail" => T["Somebody else has this e-mail address."],
        "user.InvalidEmail" => T["Enter an e-mail address, such as name@example.org"],
        "user.PasswordTooShort" => T["The password is too short."],
        _ => error.Message,
    };
}

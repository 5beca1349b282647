using CoproCms.Errors;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Users.Accounts;

/// <summary>Identity's results in Core's words.</summary>
internal static class IdentityErrors
{
    /// <exception cref="InvalidContentException">What Identity did not accept.</exception>
    public static void ThrowIfFailed(this IdentityResult result, string path)
    {
        if (result.Succeeded)
            return;
        var errors = new ValidationErrors();
        foreach (var error in result.Errors)
            errors.Add(path, $"user.{error.Code}", error.Description);
        errors.ThrowIfAny();
    }
}

namespace CoproCms.Security;

/// <summary>Gives a new site its roles and its first user. Set-up calls it inside its transaction, before the recipe runs.</summary>
public interface IAdministratorSetup
{
    /// <summary>A password that nobody will guess: 24 characters that are not mistaken for one another.</summary>
    string GeneratePassword();

    /// <summary>Makes the system roles that are missing, and the administrator unless a user of that name exists.</summary>
    /// <exception cref="Errors.InvalidContentException">The name, the e-mail address or the password is not acceptable.</exception>
    Task CreateAsync(NewAdministrator administrator, CancellationToken cancellationToken);
}

/// <param name="UserId">26 characters, as <see cref="Content.ContentId"/> makes them; recipes know it as <c>parameters('AdminUserId')</c>.</param>
/// <param name="UserName">What the administrator signs in with.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Password">In clear; only its hash is kept.</param>
public sealed record NewAdministrator(string UserId, string UserName, string Email, string Password);

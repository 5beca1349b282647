using System.Security.Cryptography;
using CoproCms.Data;
using CoproCms.Security;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Users.Accounts;

internal sealed class AdministratorSetup(CmsDbContext db, UserManager<User> users, DefaultRoles roles) : IAdministratorSetup
{
    private const int PasswordLength = 24;
    private const string UnmistakableCharacters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    public string GeneratePassword() => RandomNumberGenerator.GetString(UnmistakableCharacters, PasswordLength);

    public Task CreateAsync(NewAdministrator administrator, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        await roles.EnsureAsync(cancellationToken);
        if (await users.FindByNameAsync(administrator.UserName) is not null)
            return;
        var user = new User { Id = administrator.UserId, UserName = administrator.UserName, Email = administrator.Email, EmailConfirmed = true };
        (await users.CreateAsync(user, administrator.Password)).ThrowIfFailed("Administrator");
        (await users.AddToRoleAsync(user, SystemRoles.Administrator)).ThrowIfFailed("Administrator");
    }, cancellationToken);
}

using System.Text.Json.Nodes;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using CoproCms.Users.Sessions;
using CoproCms.Users.TwoFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Management;

/// <summary>What an administrator says about a user.</summary>
internal sealed record UserDetails(string UserName, string? Email, string? DisplayName, bool IsEnabled, IReadOnlyCollection<string> Roles);

/// <summary>Changes users for those who manage them. Every rule about who may do what to whom is asked here, whichever page comes.</summary>
internal sealed class UserEditor(CmsDbContext db, UserManager<User> users, UserRules rules, Administrators administrators, SessionStore sessions, SecondFactor factor, CurrentActor actor)
{
    /// <exception cref="NotFoundException">There is no such user.</exception>
    public async Task<User> FindAsync(string id) => await users.FindByIdAsync(id) ?? throw new NotFoundException("There is no such user.");

    public async Task<IReadOnlyCollection<string>> RolesAsync(User user) => [.. await users.GetRolesAsync(user)];

    /// <exception cref="InvalidContentException">What is not acceptable, by field.</exception>
    public Task<User> CreateAsync(UserDetails details, string? password, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        await rules.DemandEditAsync(details.Roles, cancellationToken);
        var user = new User();
        Fill(user, details);
        Check(password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password));
        await SetRolesAsync(user, [], details.Roles, cancellationToken);
        return user;
    }, cancellationToken);

    public Task ChangeAsync(User user, UserDetails details, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var held = await RolesAsync(user);
        await rules.DemandEditAsync(held, cancellationToken);
        if (user.Id == actor.Value.UserId && !details.IsEnabled)
            throw InvalidContentException.Of("IsEnabled", "user.self", "You cannot disable your own account.");
        if (!details.IsEnabled || !details.Roles.Contains(SystemRoles.Administrator))
            await KeepAnAdministratorAsync(user, held, cancellationToken);
        var newAddress = !string.Equals(user.Email ?? "", details.Email ?? "", StringComparison.OrdinalIgnoreCase);
        var wasEnabled = user.IsEnabled;
        Fill(user, details);
        if (newAddress)
            (user.EmailConfirmed, user.SecurityStamp) = (false, Guid.NewGuid().ToString("N"));
        Check(await users.UpdateAsync(user));
        await SetRolesAsync(user, held, details.Roles, cancellationToken);
        if (wasEnabled && !user.IsEnabled)
            await sessions.EndAllAsync(user.Id, except: null, cancellationToken);
    }, cancellationToken);

    public async Task UnlockAsync(User user, CancellationToken cancellationToken)
    {
        await rules.DemandEditAsync(await RolesAsync(user), cancellationToken);
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        Check(await users.UpdateAsync(user));
    }

    public async Task ResetSecondFactorAsync(User user, CancellationToken cancellationToken)
    {
        await rules.DemandEditAsync(await RolesAsync(user), cancellationToken);
        await factor.DisableAsync(user);
        await sessions.EndAllAsync(user.Id, except: null, cancellationToken);
    }

    public async Task SignOutAsync(User user, CancellationToken cancellationToken)
    {
        await rules.DemandEditAsync(await RolesAsync(user), cancellationToken);
        Check(await users.UpdateSecurityStampAsync(user));
        await sessions.EndAllAsync(user.Id, except: null, cancellationToken);
    }

    /// <param name="user">Who goes.</param>
    /// <param name="heir">Name of who gets their content; null to leave it under an author whom nobody knows any more.</param>
    /// <param name="cancellationToken">Stops; then nothing has changed.</param>
    public Task DeleteAsync(User user, string? heir, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var held = await RolesAsync(user);
        if (!await rules.MayDeleteAsync(held, cancellationToken))
            throw new ForbiddenException(UserPermissions.DeleteUsers, "to delete this user");
        if (user.Id == actor.Value.UserId)
            throw InvalidContentException.Of("", "user.self", "You cannot delete your own account.");
        await KeepAnAdministratorAsync(user, held, cancellationToken);
        if (heir is not null)
            await GiveContentAsync(user, heir, cancellationToken);
        db.RemoveRange(await db.Set<IdentityUserLogin<string>>().Where(l => l.UserId == user.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<IdentityUserClaim<string>>().Where(c => c.UserId == user.Id).ToListAsync(cancellationToken));
        Check(await users.DeleteAsync(user));
    }, cancellationToken);

    public Task<int> ContentOfAsync(User user, CancellationToken cancellationToken) => db.Items.CountAsync(i => i.Owner == user.Id, cancellationToken);

    private async Task GiveContentAsync(User user, string heir, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(heir) is not { } other || other.Id == user.Id)
            throw InvalidContentException.Of("Heir", "user.heir", $"There is no other user with the name '{heir}'.");
        await db.Items.Where(i => i.Owner == user.Id).ExecuteUpdateAsync(i => i.SetProperty(x => x.Owner, other.Id), cancellationToken);
        await db.ContentIndex.Where(i => i.Owner == user.Id).ExecuteUpdateAsync(i => i.SetProperty(x => x.Owner, other.Id), cancellationToken);
        db.Touch(CacheTags.All);
    }

    private async Task KeepAnAdministratorAsync(User user, IReadOnlyCollection<string> held, CancellationToken cancellationToken)
    {
        if (!held.Contains(SystemRoles.Administrator) || !user.IsEnabled)
            return;
        await administrators.LockAsync(cancellationToken);
        if (!await administrators.AnyAsync(user.Id, cancellationToken))
            throw InvalidContentException.Of("", Administrators.Code, Administrators.Message);
    }

    private async Task SetRolesAsync(User user, IReadOnlyCollection<string> held, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        foreach (var role in held.Except(wanted).Concat(wanted.Except(held)))
        {
            if (!await rules.MayAssignAsync(role, cancellationToken))
                throw new ForbiddenException(UserPermissions.AssignRole.For(role), $"to give or take the role {role}");
        }

        Check(await users.RemoveFromRolesAsync(user, held.Except(wanted)));
        Check(await users.AddToRolesAsync(user, wanted.Except(held)));
    }

    private static void Fill(User user, UserDetails details)
    {
        if (details.DisplayName?.Trim().Length > User.LongestDisplayName)
            throw InvalidContentException.Of("DisplayName", "user.displayName", $"At most {User.LongestDisplayName} characters.");
        (user.UserName, user.Email, user.IsEnabled) = (details.UserName.Trim(), string.IsNullOrWhiteSpace(details.Email) ? null : details.Email.Trim(), details.IsEnabled);
        var properties = user.ReadProperties();
        if (string.IsNullOrWhiteSpace(details.DisplayName))
            (properties["PublicProfile"] as JsonObject)?.Remove("DisplayName");
        else
        {
            if (properties["PublicProfile"] is not JsonObject profile)
                properties["PublicProfile"] = profile = [];
            profile["DisplayName"] = details.DisplayName.Trim();
        }

        user.Properties = properties.ToJsonString();
    }

    private static void Check(IdentityResult result)
    {
        var errors = new ValidationErrors();
        foreach (var error in result.Errors)
            errors.Add(FieldOf(error.Code), $"user.{error.Code}", error.Description);
        errors.ThrowIfAny();
    }

    private static string FieldOf(string code) =>
        code.Contains("Email", StringComparison.Ordinal) ? "Email" : code.Contains("Password", StringComparison.Ordinal) ? "Password" : code.Contains("UserName", StringComparison.Ordinal) ? "UserName" : "";
}

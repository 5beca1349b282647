using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Recipes;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Recipes;

/// <summary>Writes one user as a recipe describes them.</summary>
internal sealed class UserImport(CmsDbContext db, UserManager<User> users)
{
    private const string Provider = "Recipe";
    private const string Fingerprint = "Fingerprint";

    /// <param name="json">The user, expressions evaluated. Without an id it is the user of that name.</param>
    /// <param name="written">The recipe's words, to tell next time whether they changed.</param>
    /// <param name="cancellationToken">Stops the import; the caller's transaction undoes it.</param>
    /// <exception cref="Errors.InvalidContentException">Identity does not accept the user.</exception>
    public async Task<RecipeOutcome> WriteAsync(JsonObject json, string written, CancellationToken cancellationToken)
    {
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)));
        var id = json.Text("UserId");
        var user = id is null ? await users.FindByNameAsync(json.Text("UserName")!) : await users.FindByIdAsync(id);
        if (user is not null && await users.GetAuthenticationTokenAsync(user, Provider, Fingerprint) == fingerprint)
            return RecipeOutcome.Unchanged;

        var isNew = user is null;
        user ??= new() { Id = id ?? ContentId.New() };
        Fill(user, json);
        (isNew ? await users.CreateAsync(user) : await users.UpdateAsync(user)).ThrowIfFailed(user.UserName!);
        if (json["RoleNames"] is not null)
            await SetRolesAsync(user, [.. json.Texts("RoleNames")], cancellationToken);
        (await users.SetAuthenticationTokenAsync(user, Provider, Fingerprint, fingerprint)).ThrowIfFailed(user.UserName!);
        return isNew ? RecipeOutcome.Created : RecipeOutcome.Updated;
    }

    private static void Fill(User user, JsonObject json)
    {
        user.UserName = json.Text("UserName");
        user.Email = json.Text("Email") ?? user.Email;
        user.EmailConfirmed = json.Flag("EmailConfirmed") ?? user.EmailConfirmed;
        user.PhoneNumber = json.Text("PhoneNumber") ?? user.PhoneNumber;
        user.PhoneNumberConfirmed = json.Flag("PhoneNumberConfirmed") ?? user.PhoneNumberConfirmed;
        user.IsEnabled = json.Flag("IsEnabled") ?? user.IsEnabled;
        user.LockoutEnabled = json.Flag("IsLockoutEnabled") ?? true;
        if (json.Text("PasswordHash") is { } hash && hash != user.PasswordHash)
        {
            // Whoever signed in with the old password is signed out.
            user.PasswordHash = hash;
            user.SecurityStamp = json.Text("SecurityStamp") ?? Guid.NewGuid().ToString("N");
        }

        var properties = user.ReadProperties();
        foreach (var (name, value) in json.Object("Properties") ?? [])
            properties[name] = value?.DeepClone();
        user.Properties = properties.ToJsonString();
    }

    private async Task SetRolesAsync(User user, string[] names, CancellationToken cancellationToken)
    {
        var wanted = names.Select(n => users.NormalizeName(n)).ToHashSet();
        var existing = await db.Set<Role>().AsNoTracking().Where(r => wanted.Contains(r.NormalizedName!)).Select(r => r.Name!).ToListAsync(cancellationToken);
        var held = await users.GetRolesAsync(user);
        (await users.RemoveFromRolesAsync(user, held.Except(existing))).ThrowIfFailed(user.UserName!);
        (await users.AddToRolesAsync(user, existing.Except(held))).ThrowIfFailed(user.UserName!);
    }
}

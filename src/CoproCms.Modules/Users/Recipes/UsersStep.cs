using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Recipes;
using CoproCms.Users.Accounts;
using CoproCms.Users.Management;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Recipes;

/// <summary>Creates and changes users. Passwords come as hashes only; a user whom the recipe has made before and still describes alike is left alone.</summary>
internal sealed class UsersStep(UserImport import, RoleManager<Role> roles, Administrators administrators) : RecipeStep
{
    /// <summary>Under which the run knows the ids of the users that a recipe will have made.</summary>
    public const string Planned = "user";

    private const string Member = "Users";

    public override string Name => "Users";

    public override JsonObject Schema => StepSchema.Object((Member, StepSchema.List(UserSchema.Create()))).Required(Member);

    public override async Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var known = await roles.Roles.Select(r => r.Name!).ToListAsync(cancellationToken);
        known.AddRange(step.Run.Planned(RolesStep.Planned));
        foreach (var (i, user) in step.Json.Objects(Member).Index())
        {
            if (user.Text("UserId") is { } id)
                step.Run.Planned(Planned).Add(id);
            CheckUser(step, $"{Member}/{i}", user);
            foreach (var (j, role) in user.Texts("RoleNames").Index())
            {
                if (!known.Contains(role, StringComparer.OrdinalIgnoreCase))
                    step.Unknown($"{Member}/{i}/RoleNames/{j}", "role.unknown", $"there is no role '{role}'{NearestName.Hint(role, known)}");
            }
        }
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        await administrators.LockAsync(cancellationToken);
        var administered = await administrators.AnyAsync(except: null, cancellationToken);
        foreach (var (i, json) in step.Json.Objects(Member).Index())
        {
            var written = (step.Source[Member] as JsonArray)?[i] ?? json;
            try
            {
                step.Report(await import.WriteAsync(json, written.ToJsonString(), cancellationToken), "user", json.Text("UserName")!);
            }
            catch (InvalidContentException error)
            {
                foreach (var broken in error.Errors)
                    step.Error($"{Member}/{i}", broken.Code, broken.Message.TrimEnd('.'));
            }
        }

        // Only now: they may make one administrator and then take another away.
        if (administered && !await administrators.AnyAsync(except: null, cancellationToken))
            step.Error(Member, Administrators.Code, "nobody who can sign in would be left as an administrator: keep one of them, or make another one");
    }

    private static void CheckUser(RecipeStepContext step, string pointer, JsonObject user)
    {
        if (user.Text("UserId") is { } id && !ContentId.IsWellFormed(id))
            step.Error($"{pointer}/UserId", "user.id", $"'{id}' is no id: up to 26 letters and digits are needed");
        if (user.Text("PasswordHash") is { } hash && !IsPasswordHash(hash))
            step.Error($"{pointer}/PasswordHash", "user.password", "this is not a hash that ASP.NET Core Identity makes; passwords in clear do not belong in a recipe");
        foreach (var member in new[] { UserSchema.Claims, UserSchema.Logins, UserSchema.Tokens })
        {
            if (user.Objects(member).Any())
                step.Warn($"{pointer}/{member}", "user.passed-over", $"{member} are passed over: they hold only where they were made");
        }
    }

    // Base 64 of a format marker, 0 or 1, and at least a salt and a key.
    private static bool IsPasswordHash(string hash)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Convert.TryFromBase64String(hash, bytes, out var length) && length >= 33 && bytes[0] is 0 or 1;
    }
}

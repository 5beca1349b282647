using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.ApiTokens;

/// <summary>What a user wants of a new token; a null <see cref="Days"/> takes the standard time.</summary>
internal sealed record NewApiToken(string Name, IReadOnlyList<string> Scopes, int? Days);

/// <summary>A new token with its secret, which is shown this once.</summary>
internal sealed record CreatedApiToken(ApiToken Token, string Secret);

/// <summary>Lists, makes and revokes a user's own tokens.</summary>
internal sealed class ApiTokenWriter(CmsDbContext db, DefinitionStore definitions, Permissions permissions, ApiTokenSettings settings, TimeProvider time)
{
    /// <summary>What caches are told when a token is revoked.</summary>
    public const string Tag = "api-tokens";

    public async Task<IReadOnlyList<ApiToken>> ListAsync(string userId, CancellationToken cancellationToken) =>
        await db.Set<ApiToken>().AsNoTracking().Where(t => t.UserId == userId).OrderByDescending(t => t.CreatedUtc).ThenBy(t => t.Id).ToListAsync(cancellationToken);

    /// <summary>Everybody's tokens, newest first.</summary>
    /// <param name="before">Only those made before, null for the newest.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<ApiToken>> ListAllAsync(DateTime? before, int count, CancellationToken cancellationToken) =>
        await db.Set<ApiToken>().AsNoTracking().Where(t => before == null || t.CreatedUtc < before).OrderByDescending(t => t.CreatedUtc).ThenBy(t => t.Id).Take(count).ToListAsync(cancellationToken);

    /// <returns>Whose token it is, null when there is no such one.</returns>
    public Task<string?> OwnerAsync(string id, CancellationToken cancellationToken) =>
        db.Set<ApiToken>().Where(t => t.Id == id).Select(t => t.UserId).SingleOrDefaultAsync(cancellationToken);

    /// <exception cref="InvalidContentException">Name, scopes or time are not acceptable, or the user has too many.</exception>
    public async Task<CreatedApiToken> CreateAsync(Actor user, NewApiToken wanted, CancellationToken cancellationToken)
    {
        await CheckAsync(user, wanted, cancellationToken);
        var secret = ApiTokenSecret.Create();
        var now = time.GetUtcNow().UtcDateTime;
        var token = new ApiToken
        {
            UserId = user.UserId!,
            Name = wanted.Name,
            Scopes = [.. wanted.Scopes.Distinct().Order(StringComparer.Ordinal)],
            Hash = ApiTokenSecret.Hash(secret),
            Hint = ApiTokenSecret.Hint(secret),
            CreatedUtc = now,
            ExpiresUtc = now.AddDays(wanted.Days ?? Math.Min(settings.DefaultDays, settings.MaxDays)),
        };
        db.Add(token);
        await db.SaveChangesAsync(cancellationToken);
        return new(token, secret);
    }

    /// <returns>Whether the user had such a token. It opens nothing from the next request on.</returns>
    public async Task<bool> RevokeAsync(string userId, string id, CancellationToken cancellationToken)
    {
        if (await db.Set<ApiToken>().SingleOrDefaultAsync(t => t.Id == id && t.UserId == userId, cancellationToken) is not { } token)
            return false;
        db.Remove(token);
        db.Touch(Tag);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task CheckAsync(Actor user, NewApiToken wanted, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Length > ApiTokenConfiguration.NameLength || wanted.Name.Any(char.IsControl))
            errors.Add("name", "token.name", $"Give the token a name of at most {ApiTokenConfiguration.NameLength} characters, by which you will know it again.");
        if (wanted.Days is < 1 || wanted.Days > settings.MaxDays)
            errors.Add("days", "token.days", $"A token lives 1 to {settings.MaxDays} days.");
        if (wanted.Scopes.Count == 0)
            errors.Add("scopes", "token.scopes", "Name the permissions that the token is to have, such as AccessContentApi and ViewContent.");
        foreach (var scope in wanted.Scopes.Where(s => !permissions.Covers(user, s)))
            errors.Add("scopes", "token.scope", $"You do not hold the permission {scope}, so a token of yours cannot.");
        var types = (await definitions.GetAsync(cancellationToken)).Types;
        foreach (var scope in wanted.Scopes.Where(s => !IsKnown(s, types.ContainsKey)))
            errors.Add("scopes", "token.scope", $"There is no permission {scope}{NearestName.Hint(scope, permissions.All.Where(p => !p.IsTemplate).Select(p => p.Name))}");
        if (await db.Set<ApiToken>().CountAsync(t => t.UserId == user.UserId, cancellationToken) >= settings.MaxPerUser)
            errors.Add("", "token.count", $"You have {settings.MaxPerUser} tokens already; revoke one that you no longer need.");
        errors.ThrowIfAny();
    }

    private bool IsKnown(string scope, Func<string, bool> hasType) => permissions.Find(scope) is not null || (ContentPermissions.TypeIn(scope) is { } type && hasType(type));
}

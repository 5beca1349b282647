using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Accounts;

internal sealed class UserDirectory(CmsDbContext db, UserDirectoryCache cache) : IUserDirectory
{
    public async ValueTask<IReadOnlyDictionary<string, UserInfo>> FindManyAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken)
    {
        var known = cache.Current;
        string[] missing = [.. userIds.Where(id => !known.ContainsKey(id)).Distinct()];
        var fresh = missing.Length == 0 ? [] : await ReadAsync(missing, cancellationToken);
        UserDirectoryCache.Keep(known, missing, fresh);
        return userIds.Distinct()
            .Select(id => fresh.GetValueOrDefault(id) ?? known.GetValueOrDefault(id))
            .OfType<UserInfo>().ToDictionary(u => u.UserId);
    }

    public async ValueTask<UserInfo?> FindByNameAsync(string userName, CancellationToken cancellationToken)
    {
        var normalised = userName.ToUpperInvariant();
        return await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(u => u.NormalizedUserName == normalised, cancellationToken) is { } user ? Info(user) : null;
    }

    public async Task<IReadOnlyList<UserInfo>> SearchAsync(string word, IReadOnlyCollection<string> roles, int most, CancellationToken cancellationToken)
    {
        var normalised = word.ToUpperInvariant();
        var users = db.Set<User>().AsNoTracking().Where(u => u.IsEnabled && u.NormalizedUserName!.Contains(normalised));
        if (roles.Count > 0)
            users = users.Where(u => db.Set<IdentityUserRole<string>>().Any(m => m.UserId == u.Id && db.Set<Role>().Any(r => r.Id == m.RoleId && roles.Contains(r.Name!))));
        return [.. (await users.OrderBy(u => u.NormalizedUserName).Take(most).ToListAsync(cancellationToken)).Select(Info)];
    }

    private async Task<Dictionary<string, UserInfo>> ReadAsync(string[] ids, CancellationToken cancellationToken)
    {
        var users = await db.Set<User>().AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(cancellationToken);
        return users.ToDictionary(u => u.Id, Info);
    }

    private static UserInfo Info(User user) => new(user.Id, user.UserName!, user.Email, user.PhoneNumber, ReadProfile(user.ReadProperties())) { EmailConfirmed = user.EmailConfirmed };

    internal static PublicProfile? ReadProfile(JsonObject properties)
    {
        var profile = properties.Object("PublicProfile");
        return profile.Text("DisplayName") is { Length: > 0 } name
            ? new(name, ByCulture(profile!["Biography"]), profile.Text("Picture"), ByCulture(profile["PictureText"]))
            : null;
    }

    // A plain text is the same in every language, under the invariant culture's empty name.
    private static Dictionary<string, string> ByCulture(JsonNode? texts) => texts switch
    {
        JsonObject cultures => cultures.Select(c => (c.Key, Text: cultures.Text(c.Key))).Where(c => c.Text is not null).ToDictionary(c => c.Key, c => c.Text!),
        JsonValue value when value.TryGetValue<string>(out var text) => new() { [""] = text },
        _ => [],
    };
}

/// <summary>Holds users by id until one changes; null for an id that nobody has.</summary>
internal sealed class UserDirectoryCache : ITaggedCache
{
    private const int Room = 10_000;
    private volatile ConcurrentDictionary<string, UserInfo?> _users = new();

    public ConcurrentDictionary<string, UserInfo?> Current => _users;

    public static void Keep(ConcurrentDictionary<string, UserInfo?> users, IEnumerable<string> ids, Dictionary<string, UserInfo> found)
    {
        foreach (var id in ids)
        {
            if (users.Count < Room)
                users[id] = found.GetValueOrDefault(id);
        }
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(CacheTags.Users) || tags.Contains(CacheTags.All))
            _users = new();
        return default;
    }
}

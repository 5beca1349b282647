using System.Collections.Concurrent;
using CoproCms.Data;
using CoproCms.Hosting;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.ApiTokens;

/// <summary>
/// Knows personal tokens by their hashes. One that was found is believed for a minute at most; its revocation, and whatever becomes of its user,
/// counts with the next request.
/// </summary>
internal sealed class ApiTokenCache(IServiceScopeFactory scopes, IActorDirectory actors, Permissions permissions, ApiTokenUses uses, TimeProvider time) : IBearerTokens, ITaggedCache
{
    private const int Room = 10_000;
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    // Replaced as a whole: a token that was being read during a change lands in the old one, which nobody asks any more.
    private volatile ConcurrentDictionary<string, KnownToken> _known = new(StringComparer.Ordinal);

    public async ValueTask<Actor?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (!ApiTokenSecret.IsOne(token))
            return null;
        var known = _known;
        var (hash, now) = (ApiTokenSecret.Hash(token), time.GetUtcNow());
        if (!known.TryGetValue(hash, out var found) || now >= found.TrustedUntil)
        {
            found = await ReadAsync(hash, now, cancellationToken);
            if (found is null)
                return null;
            if (known.Count >= Room)
                known.Clear();
            known[hash] = found;
        }

        if (now >= found.Expires || await actors.FindUserAsync(found.UserId, cancellationToken) is not { } user)
            return null;
        uses.Note(found.Id, now);
        return found.Scope.Narrow(user.Actor);
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        // A user who was removed takes their tokens along.
        if (tags.Contains(ApiTokenWriter.Tag) || tags.Contains(CacheTags.Users) || tags.Contains(CacheTags.All))
            _known = new(StringComparer.Ordinal);
        return default;
    }

    private async Task<KnownToken?> ReadAsync(string hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        var token = await db.Set<ApiToken>().AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        return token is null ? null : new(token.Id, token.UserId, new(permissions, token.Scopes), token.ExpiresUtc, now + Trust);
    }

    private sealed record KnownToken(string Id, string UserId, ActorScope Scope, DateTimeOffset Expires, DateTimeOffset TrustedUntil);
}

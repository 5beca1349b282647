using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CoproCms.Data;
using CoproCms.Hosting;
using CoproCms.OpenId.Server;
using CoproCms.Security;
using OpenIddict.Abstractions;
using OpenIddict.Validation;

namespace CoproCms.OpenId.Access;

/// <summary>
/// Knows the access tokens that this site has issued. A token is looked at once a minute at most; in between, what takes it away (revocation, a
/// change of its application, its user or their roles) is told to every node and counts with the next request.
/// </summary>
internal sealed class AccessTokens(
    ServerState server, OpenIddictValidationService validation, ClientDirectory clients, IActorDirectory actors, Permissions permissions, TimeProvider time)
    : IBearerTokens, ITaggedCache
{
    private const int Room = 10_000;

    // Longer than anything the server makes; what is longer need not be read.
    private const int LongestToken = 16_384;

    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    // Replaced as a whole: a token that was being looked at during a change lands in the old one, which nobody asks any more.
    private volatile ConcurrentDictionary<string, KnownToken> _known = new(StringComparer.Ordinal);

    public async ValueTask<Actor?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > LongestToken || !(await server.GetAsync(cancellationToken)).Settings.IsOn)
            return null;
        var known = _known;
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (!known.TryGetValue(key, out var found) || time.GetUtcNow() >= found.TrustedUntil)
        {
            found = await ValidateAsync(token, cancellationToken);
            if (found is null)
                return null;
            if (known.Count >= Room)
                known.Clear();
            known[key] = found;
        }

        return await ActorAsync(found, cancellationToken);
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(OpenIdTags.Clients) || tags.Contains(CacheTags.All) || tags.Contains(CacheTags.Document(DocumentKinds.Settings)))
            _known = new(StringComparer.Ordinal);
        return default;
    }

    private async Task<KnownToken?> ValidateAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            var principal = await validation.ValidateAccessTokenAsync(token, cancellationToken);
            if (principal.GetPresenters() is not [var client] || principal.GetExpirationDate() is not { } expires)
                return null;
            var narrowing = (await clients.GetAsync(cancellationToken)).Narrowing(principal.GetScopes());
            return new(client, principal.GetClaim(OpenIddictConstants.Claims.Subject), principal.GetClaim(TokenClaims.Stamp),
                narrowing is null ? null : new(permissions, narrowing), Earlier(expires, time.GetUtcNow() + Trust));
        }
        catch (OpenIddictExceptions.ProtocolException)
        {
            return null;
        }
    }

    private async ValueTask<Actor?> ActorAsync(KnownToken token, CancellationToken cancellationToken)
    {
        if ((await clients.GetAsync(cancellationToken)).Find(token.ClientId) is not { } client)
            return null;
        var whole = token.Stamp is null
            ? await actors.ForClientAsync(token.ClientId, client.Roles, cancellationToken)
            : await actors.FindUserAsync(token.Subject!, cancellationToken) is { } user && token.Stamp == TokenClaims.StampOf(user) ? user.Actor : null;
        return whole is null ? null : token.Scope?.Narrow(whole) ?? whole;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    /// <param name="ClientId">The application it was issued to.</param>
    /// <param name="Subject">The user it acts for; the application itself when there is no stamp.</param>
    /// <param name="Stamp">Of the user when it was issued; null for a token of the application itself.</param>
    /// <param name="Scope">What it is narrowed to; null for everything.</param>
    /// <param name="TrustedUntil">When it must be looked at again.</param>
    private sealed record KnownToken(string ClientId, string? Subject, string? Stamp, ActorScope? Scope, DateTimeOffset TrustedUntil);
}

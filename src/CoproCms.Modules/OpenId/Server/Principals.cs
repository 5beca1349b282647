using System.Collections.Immutable;
using System.Security.Claims;
using CoproCms.Security;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CoproCms.OpenId.Server;

/// <summary>Makes what tokens say of their holder, as far as the granted scopes let it be known.</summary>
internal sealed class Principals(IUserDirectory users, IOpenIddictScopeManager scopes)
{
    /// <summary>An application that acts for itself; it is its own subject, as in Orchard Core.</summary>
    public async Task<ClaimsPrincipal> OfClientAsync(string clientId, ImmutableArray<string> granted, CancellationToken cancellationToken)
    {
        var identity = NewIdentity();
        identity.SetClaim(Claims.Subject, clientId).SetClaim(Claims.Name, clientId);
        return await FinishAsync(identity, granted, cancellationToken);
    }

    /// <summary>A user for whom an application acts.</summary>
    public async Task<ClaimsPrincipal> OfUserAsync(KnownUser user, ImmutableArray<string> granted, CancellationToken cancellationToken)
    {
        var identity = NewIdentity();
        identity.SetClaim(Claims.Subject, user.Actor.UserId).SetClaim(TokenClaims.Stamp, TokenClaims.StampOf(user));
        foreach (var (claim, value) in await DescribeAsync(user.Actor, granted.Contains, cancellationToken))
            identity.AddClaim(new Claim(claim, value, claim == Claims.EmailVerified ? ClaimValueTypes.Boolean : ClaimValueTypes.String));
        if (granted.Contains(Scopes.Roles))
            identity.SetClaims(Claims.Role, [.. user.Actor.Roles.Order(StringComparer.Ordinal)]);
        return await FinishAsync(identity, granted, cancellationToken);
    }

    /// <summary>What the scopes let an application know of a user, by claim.</summary>
    public async Task<IReadOnlyList<(string Claim, string Value)>> DescribeAsync(Actor user, Func<string, bool> isGranted, CancellationToken cancellationToken)
    {
        var info = (await users.FindManyAsync([user.UserId!], cancellationToken)).GetValueOrDefault(user.UserId!);
        List<(string, string?)> claims = [];
        if (isGranted(Scopes.Profile))
            claims.AddRange([(Claims.PreferredUsername, user.UserName), (Claims.Name, info?.Profile?.DisplayName ?? user.UserName)]);
        if (isGranted(Scopes.Email))
            claims.AddRange([(Claims.Email, info?.Email), (Claims.EmailVerified, info?.Email is null ? null : info.EmailConfirmed ? "true" : "false")]);
        if (isGranted(Scopes.Phone))
            claims.Add((Claims.PhoneNumber, info?.PhoneNumber));
        return [.. claims.Where(c => !string.IsNullOrEmpty(c.Item2)).Select(c => (c.Item1, c.Item2!))];
    }

    /// <param name="principal">The principal.</param>
    /// <param name="seconds">When the user gave their password, in seconds since 1970; null when nobody knows.</param>
    public static ClaimsPrincipal SignedInAt(ClaimsPrincipal principal, string? seconds)
    {
        if (seconds is not null)
            ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Claims.AuthenticationTime, seconds, ClaimValueTypes.Integer64).SetDestinations(Destinations.IdentityToken));
        return principal;
    }

    private static ClaimsIdentity NewIdentity() => new("OpenIddict", Claims.Name, Claims.Role);

    private async Task<ClaimsPrincipal> FinishAsync(ClaimsIdentity identity, ImmutableArray<string> granted, CancellationToken cancellationToken)
    {
        identity.SetScopes(granted);
        List<string> resources = [];
        await foreach (var resource in scopes.ListResourcesAsync(granted, cancellationToken))
            resources.Add(resource);
        identity.SetResources(resources);
        identity.SetDestinations(claim => claim.Type switch
        {
            Claims.Name or Claims.PreferredUsername or Claims.Email or Claims.EmailVerified or Claims.PhoneNumber or Claims.Role => [Destinations.AccessToken, Destinations.IdentityToken],
            TokenClaims.Stamp => [Destinations.AccessToken],
            _ => [],
        });
        return new(identity);
    }
}

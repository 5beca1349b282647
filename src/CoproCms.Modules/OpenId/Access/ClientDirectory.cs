using System.Collections.Frozen;
using System.Text.Json;
using CoproCms.Data;
using CoproCms.OpenId.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore.Models;

namespace CoproCms.OpenId.Access;

/// <summary>What a request with a token of the client needs to know.</summary>
internal sealed record KnownClient(IReadOnlyList<string> Roles, bool IsEnabled);

/// <param name="Clients">By their ids.</param>
/// <param name="Scopes">The permissions that each scope narrows to, by name; none where it does not narrow.</param>
internal sealed record KnownClients(FrozenDictionary<string, KnownClient> Clients, FrozenDictionary<string, string[]> Scopes)
{
    /// <summary>The client of that id; null when there is none or it is switched off.</summary>
    public KnownClient? Find(string clientId) => Clients.GetValueOrDefault(clientId) is { IsEnabled: true } client ? client : null;

    /// <summary>The permissions that the scopes narrow a token to; null when none of them narrows. A scope that was removed leaves nothing of what it allowed.</summary>
    public IReadOnlyList<string>? Narrowing(IEnumerable<string> scopes)
    {
        var own = scopes.Where(s => !StandardScopes.Contains(s)).Select(s => Scopes.GetValueOrDefault(s)).ToList();
        return own.Exists(permissions => permissions is not { Length: 0 }) ? [.. own.SelectMany(permissions => permissions ?? []).Distinct()] : null;
    }

    /// <summary>Whether a token with some of the scopes that were granted does no more than one with all of them: without those that narrow it would.</summary>
    public bool IsWithin(IEnumerable<string> some, IEnumerable<string> granted) => Narrowing(some) is not null || Narrowing(granted) is null;
}

/// <summary>All applications and scopes, in memory until one changes.</summary>
internal sealed class ClientDirectory(IServiceScopeFactory scopes) : ITaggedCache
{
    private readonly Kept<KnownClients> _clients = new();

    public ValueTask<KnownClients> GetAsync(CancellationToken cancellationToken) => _clients.GetAsync(ReadAsync, cancellationToken);

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(OpenIdTags.Clients) || tags.Contains(CacheTags.All))
            _clients.Forget();
        return default;
    }

    private async Task<KnownClients> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        var clients = await db.Set<OpenIddictEntityFrameworkCoreApplication>().AsNoTracking().Select(a => new { a.ClientId, a.Properties }).ToListAsync(cancellationToken);
        var named = await db.Set<OpenIddictEntityFrameworkCoreScope>().AsNoTracking().Select(s => new { s.Name, s.Properties }).ToListAsync(cancellationToken);
        return new(
            clients.ToFrozenDictionary(c => c.ClientId!, c => Client(StoredProperties.Read(c.Properties)), StringComparer.Ordinal),
            named.ToFrozenDictionary(s => s.Name!, s => StoredProperties.Permissions(StoredProperties.Read(s.Properties)), StringComparer.Ordinal));
    }

    private static KnownClient Client(IReadOnlyDictionary<string, JsonElement> properties) =>
        new(StoredProperties.Roles(properties), StoredProperties.IsEnabled(properties));
}

using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using OpenIddict.Server.DataProtection;
using OpenIddict.Validation;

namespace CoproCms.OpenId.Server;

/// <summary>What the server runs by.</summary>
internal sealed record LoadedServer(ServerSettings Settings, ServerKeys Keys);

/// <summary>
/// Has settings and keys at hand, and makes OpenIddict take them up anew when they change, on every node and without a restart. Its options are
/// made synchronously, so whoever is about to use them asks <see cref="GetAsync"/> first.
/// </summary>
internal sealed class ServerState(
    IServiceScopeFactory scopes, IOptionsMonitorCache<OpenIddictServerOptions> server, IOptionsMonitorCache<OpenIddictServerDataProtectionOptions> protection,
    IOptionsMonitorCache<OpenIddictValidationOptions> validation) : IAnswerCache, IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile LoadedServer? _fresh;
    private volatile LoadedServer? _loaded;
    private long _generation;

    /// <summary>What was loaded last; for OpenIddict's options.</summary>
    public LoadedServer Loaded => _loaded ?? throw new InvalidOperationException("The OpenID server's settings were used before they were loaded.");

    public ValueTask<LoadedServer> GetAsync(CancellationToken cancellationToken) =>
        _fresh is { } fresh ? new(fresh) : new(LoadAsync(cancellationToken));

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(CacheTags.All) || tags.Contains(CacheTags.Document(DocumentKinds.Settings)) || tags.Contains(CacheTags.Document(DocumentKinds.OpenIdKey)))
            Forget();
        return default;
    }

    /// <summary>Makes the next use look again, so that keys are replaced when their time has come.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _generation);
        _fresh = null;
    }

    public void Dispose() => _loading.Dispose();

    private async Task<LoadedServer> LoadAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (_fresh is { } fresh)
                return fresh;
            var (loaded, generation) = await ReadAsync(cancellationToken);
            _loaded = loaded;
            server.TryRemove(Options.DefaultName);
            protection.TryRemove(Options.DefaultName);
            validation.TryRemove(Options.DefaultName);

            // What changed meanwhile may be missing from it.
            if (generation == Interlocked.Read(ref _generation))
                _fresh = loaded;
            return loaded;
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<(LoadedServer Loaded, long Generation)> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();

        // The keys first: making one moves the generation.
        var keys = await scope.ServiceProvider.GetRequiredService<KeyRing>().GetAsync(cancellationToken);
        var generation = Interlocked.Read(ref _generation);
        var site = await scope.ServiceProvider.GetRequiredService<SiteSettingsStore>().GetAsync(cancellationToken);
        return (new(ServerSettings.Read(site.Json[ServerSettings.Section] is null ? null : site.Json.Object(ServerSettings.Section)), keys), generation);
    }
}

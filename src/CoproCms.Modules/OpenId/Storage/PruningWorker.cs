using CoproCms.Hosting;
using CoproCms.OpenId.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace CoproCms.OpenId.Storage;

/// <summary>Removes tokens and consents that have had their time, and has the keys looked at.</summary>
internal sealed class PruningWorker(IServiceScopeFactory scopes, ServerState state, TimeProvider time, ILogger<PruningWorker> logger) : RecurringWork(TimeSpan.FromHours(1), time, logger)
{
    // A refresh token that was used already must be known again when a thief shows it, for as long as it could have lived.
    private static readonly TimeSpan Keep = TimeSpan.FromDays(14);

    /// <returns>How many tokens and consents went.</returns>
    public async Task<long> PruneAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var threshold = Time.GetUtcNow() - Keep;
        var tokens = await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(threshold, cancellationToken);
        return tokens + await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(threshold, cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancellationToken)
    {
        state.Forget();
        return PruneAsync(cancellationToken);
    }
}

using CoproCms.OpenId.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace CoproCms.OpenId.Storage;

/// <summary>Removes tokens and consents that have had their time, and has the keys looked at.</summary>
internal sealed partial class PruningWorker(IServiceScopeFactory scopes, ServerState state, TimeProvider time, ILogger<PruningWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    // A refresh token that was used already must be known again when a thief shows it, for as long as it could have lived.
    private static readonly TimeSpan Keep = TimeSpan.FromDays(14);

    /// <returns>How many tokens and consents went.</returns>
    public async Task<long> PruneAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var threshold = time.GetUtcNow() - Keep;
        var tokens = await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(threshold, cancellationToken);
        return tokens + await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(threshold, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                state.Forget();
                await PruneAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Old tokens could not be removed; it is tried again within the hour")]
    private partial void LogFailed(Exception error);
}

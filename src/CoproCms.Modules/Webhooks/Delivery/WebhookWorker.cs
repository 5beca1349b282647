using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.Webhooks.Delivery;

/// <summary>
/// Sends what is due. Each webhook has a lane of its own, in which one delivery follows the other in the order of the events; a receiver that is
/// slow or gone holds up its own lane alone.
/// </summary>
internal sealed partial class WebhookWorker(
    IServiceScopeFactory scopes, WebhookSender sender, WebhookSignal signal, WebhookSettings settings, TimeProvider time, ILogger<WebhookWorker> logger) : BackgroundService
{
    private static readonly TimeSpan IdlePause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Task> _lanes = new();
    private DateTimeOffset _cleaned;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var next = await StartLanesAsync(stoppingToken);
                await CleanAsync(stoppingToken);
                await signal.WaitAsync(next is { } pause && pause < IdlePause ? pause : IdlePause, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
                await Task.Delay(IdlePause, time, stoppingToken);
            }
        }
    }

    /// <summary>Sends everything that is due, and returns when it is done.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        await StartLanesAsync(cancellationToken);
        await Task.WhenAll(_lanes.Values);
    }

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - _cleaned < BetweenCleanings)
            return;
        _cleaned = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var webhooks = await scope.ServiceProvider.GetRequiredService<WebhookStore>().ListAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<WebhookLog>().ForgetAsync([.. webhooks.Select(w => w.Id)], cancellationToken);
    }

    private async Task<TimeSpan?> StartLanesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (due, next) = await scope.ServiceProvider.GetRequiredService<WebhookLog>().DueAsync(cancellationToken);
        foreach (var webhook in due.Where(w => !_lanes.ContainsKey(w)).Take(Math.Max(0, settings.MaxAtOnce - _lanes.Count)))
        {
            var lane = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _lanes[webhook] = lane.Task;
            _ = RunLaneAsync(webhook, lane, cancellationToken);
        }

        return next;
    }

    private async Task RunLaneAsync(string webhookId, TaskCompletionSource lane, CancellationToken cancellationToken)
    {
        try
        {
            while (await SendNextAsync(webhookId, cancellationToken))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The site stops: what was being sent is tried again when its lease is over.
        }
        catch (Exception error)
        {
            LogFailed(error);
            await Task.Delay(IdlePause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _lanes.TryRemove(webhookId, out _);
        lane.SetResult();
        // Something may have come due, or wait for a free lane.
        signal.Wake();
    }

    private async Task<bool> SendNextAsync(string webhookId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<WebhookLog>();
        if (await log.TakeAsync(webhookId, cancellationToken) is not { } delivery)
            return false;
        var webhook = await scope.ServiceProvider.GetRequiredService<WebhookStore>().FindAsync(webhookId, cancellationToken);
        var off = webhook is not { Enabled: true };
        var outcome = off ? new(null, 0, "The webhook is switched off.", null) : await sender.SendAsync(webhook!, delivery, cancellationToken);
        await log.FinishAsync(delivery, outcome, giveUp: off, CancellationToken.None);
        if (outcome.Error is { } error)
            LogUndelivered(delivery.Event, webhookId, delivery.Attempts, error);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Webhook} could not be told of {Event} at attempt {Attempt}: {Why}")]
    private partial void LogUndelivered(string @event, string webhook, int attempt, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue of webhooks could not be worked on; trying again shortly")]
    private partial void LogFailed(Exception error);
}

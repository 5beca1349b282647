using CoproCms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.Outbox;

/// <summary>Does what stands in the outbox, oldest first, as soon as it is committed; what fails is tried again with growing pauses.</summary>
public sealed partial class OutboxWorker(
    IServiceScopeFactory scopes, OutboxSignal signal, TimeProvider time, ILogger<OutboxWorker> logger, IOutboxTurn? turns = null) : BackgroundService
{
    private const int Batch = 20;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan IdlePause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RunBatchAsync(stoppingToken) == 0)
                    await signal.WaitAsync(IdlePause, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogWorkerFailed(error);
                await Task.Delay(IdlePause, time, stoppingToken);
            }
        }
    }

    /// <returns>How many messages were tried; none while another process is at them.</returns>
    public async Task<int> RunBatchAsync(CancellationToken cancellationToken)
    {
        if (turns is null)
            return await DoBatchAsync(cancellationToken);
        await using var turn = await turns.TryTakeAsync(cancellationToken);
        return turn is null ? 0 : await DoBatchAsync(cancellationToken);
    }

    private async Task<int> DoBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db.Outbox.Where(m => m.DueUtc <= now).OrderBy(m => m.Id).Take(Batch).ToListAsync(cancellationToken);
        foreach (var message in due)
            await TryAsync(message, db, cancellationToken);
        return due.Count;
    }

    private async Task TryAsync(OutboxMessage message, CmsDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetServices<OutboxHandler>().FirstOrDefault(h => h.Kind == message.Kind)
                ?? throw new InvalidOperationException($"No module handles outbox messages of the kind {message.Kind}.");
            await handler.HandleAsync(message.Payload, cancellationToken);
            db.Outbox.Remove(message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            message.Attempts++;
            message.LastError = error.Message;
            message.DueUtc = time.GetUtcNow().UtcDateTime + Pause(message.Attempts);
            LogMessageFailed(error, message.Id, message.Kind, message.Attempts, message.DueUtc);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node did the same message meanwhile.
            db.Entry(message).State = EntityState.Detached;
        }
    }

    private static TimeSpan Pause(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(attempts, 20)), LongestPause.TotalSeconds));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox message {Id} ({Kind}) failed at attempt {Attempts}; next try at {DueUtc}")]
    private partial void LogMessageFailed(Exception error, long id, string kind, int attempts, DateTime dueUtc);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read; trying again shortly")]
    private partial void LogWorkerFailed(Exception error);
}

/// <summary>Wakes the worker when something was put into the outbox.</summary>
public sealed class OutboxSignal() : WakeSignal(OutboxWriter.Tag);

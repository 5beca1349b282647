using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.Hosting;

/// <summary>Something that is done again and again while the site runs. A round that fails is logged, and the next comes all the same.</summary>
/// <param name="pause">From the beginning of one round to that of the next.</param>
/// <param name="time">Says when it is over.</param>
/// <param name="logger">Bears the name of the work.</param>
public abstract partial class RecurringWork(TimeSpan pause, TimeProvider time, ILogger logger) : BackgroundService
{
    protected TimeProvider Time => time;

    protected ILogger Logger => logger;

    /// <summary>One round.</summary>
    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // What is let out here ends the whole site.
                LogFailed(error, pause);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "This failed, and is tried again after {Pause}")]
    private partial void LogFailed(Exception error, TimeSpan pause);
}

using CoproCms.Media.Bin;
using CoproCms.Media.Uploads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.Media.Library;

/// <summary>Once an hour removes what has been in the bin long enough, and beginnings of uploads that nobody went on with.</summary>
internal sealed partial class MediaHousekeeping(IServiceScopeFactory scopes, PartialUploads uploads, TimeProvider time, ILogger<MediaHousekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        uploads.Clean();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MediaBin>().CleanAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // It is tried again in an hour; a disk that is full must not end the site.
                LogFailed(logger, error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Old media files and unfinished uploads could not be cleared away.")]
    private static partial void LogFailed(ILogger logger, Exception error);
}

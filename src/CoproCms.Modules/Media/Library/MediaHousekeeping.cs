using CoproCms.Hosting;
using CoproCms.Media.Bin;
using CoproCms.Media.Uploads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Media.Library;

/// <summary>Once an hour removes what has been in the bin long enough, and beginnings of uploads that nobody went on with.</summary>
internal sealed class MediaHousekeeping(IServiceScopeFactory scopes, PartialUploads uploads, TimeProvider time, ILogger<MediaHousekeeping> logger) : RecurringWork(TimeSpan.FromHours(1), time, logger)
{
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        uploads.Clean();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MediaBin>().CleanAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancellationToken) => RunOnceAsync(cancellationToken);
}

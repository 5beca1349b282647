using System.Threading.RateLimiting;
using CoproCms.Hosting;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;

namespace CoproCms.RateLimits;

/// <summary>Counts requests over the last minute: by client where it is known, else by address.</summary>
internal sealed class RequestLimits(RateLimitSettings settings) : IDisposable
{
    private const int Segments = 6;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _addresses = Limiter(settings.AddressPerMinute);
    private readonly PartitionedRateLimiter<string> _clients = Limiter(settings.ClientPerMinute);
    private readonly PartitionedRateLimiter<string> _connects = Limiter(settings.ConnectPerMinute);

    /// <returns>How long to wait, null when the request may go on.</returns>
    public TimeSpan? Count(HttpContext context, Actor actor) => actor.IsAuthenticated
        ? Take(_clients, actor.UserId ?? "client:" + actor.UserName)
        : Take(_addresses, ClientAddress.Key(context.Connection.RemoteIpAddress));

    /// <inheritdoc cref="Count"/>
    public TimeSpan? CountConnect(HttpContext context) => Take(_connects, ClientAddress.Key(context.Connection.RemoteIpAddress));

    public void Dispose()
    {
        _addresses.Dispose();
        _clients.Dispose();
        _connects.Dispose();
    }

    private static TimeSpan? Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window / Segments;
    }

    private static PartitionedRateLimiter<string> Limiter(int perMinute) => PartitionedRateLimiter.Create<string, string>(key => perMinute <= 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = perMinute, Window = Window, SegmentsPerWindow = Segments }));
}

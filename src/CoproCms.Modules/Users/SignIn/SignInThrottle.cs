using System.Net;
using System.Threading.RateLimiting;
using CoproCms.Hosting;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Users.SignIn;

/// <summary>Bounds how often one address may try to sign in: <c>CoproCms:SignIn:AttemptsPerMinute</c>, 10 unless set.</summary>
internal sealed class SignInThrottle(IConfiguration configuration) : IDisposable
{
    private const int DefaultAttempts = 10;

    private readonly PartitionedRateLimiter<IPAddress?> _limiter = PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(ClientAddress.Key(address), _ => new()
        {
            PermitLimit = Math.Max(1, configuration.GetValue("CoproCms:SignIn:AttemptsPerMinute", DefaultAttempts)),
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));

    public bool Allows(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}

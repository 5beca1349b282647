using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Users.SignIn;

/// <summary>Bounds how often one address may try to sign in: <c>CoproCms:SignIn:AttemptsPerMinute</c>, 10 unless set.</summary>
internal sealed class SignInThrottle(IConfiguration configuration) : IDisposable
{
    private const int DefaultAttempts = 10;
    private const int NetworkBytes = 8;

    private readonly PartitionedRateLimiter<IPAddress?> _limiter = PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(Key(address), _ => new()
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

    // Whoever has one IPv6 address has at least 2^64 of them, so the network counts.
    private static string Key(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.ToString(),
    };
}

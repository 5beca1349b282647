namespace CoproCms.Data;

/// <summary>
/// Row keys made before the insert, so that an item, its version and their projections go to the database in one batch.
/// Rising with time: 41 bits of milliseconds, 22 of counter that starts at random, so that nodes do not meet.
/// </summary>
public sealed class KeyGenerator(TimeProvider time)
{
    private const int CounterBits = 22;
    private readonly Lock _lock = new();
    private long _last;

    /// <summary>No key made before the instant is as large, and none made from then on is smaller.</summary>
    public static long First(DateTime utc) => new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeMilliseconds() << CounterBits;

    public long Next()
    {
        var floor = (time.GetUtcNow().ToUnixTimeMilliseconds() << CounterBits) | (uint)Random.Shared.Next(1 << (CounterBits - 1));
        lock (_lock)
            return _last = Math.Max(_last + 1, floor);
    }
}

namespace CoproCms.Data;

/// <summary>One thing held in memory until a cache is told to forget it. What was being read when it was forgotten goes to its reader and is not kept.</summary>
public sealed class Kept<T>
    where T : class
{
    private volatile Place _place = new();

    /// <summary>What is held; null when nothing is.</summary>
    public T? Value => _place.Value;

    public ValueTask<T> GetAsync(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var place = _place;
        return place.Value is { } value ? new(value) : new(ReadAsync(place, read, cancellationToken));
    }

    public void Forget() => _place = new();

    private static async Task<T> ReadAsync(Place place, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        place.Value = await read(cancellationToken);

    // A reader that began before the forgetting fills a place that nobody looks at any more.
    private sealed class Place
    {
        public volatile T? Value;
    }
}

using CoproCms.Data;

namespace CoproCms.Outbox;

/// <summary>Wakes a worker when the tag of its work is announced, that is after the commit of what put work there.</summary>
public abstract class WakeSignal(string tag) : ITaggedCache, IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <returns>Whether it was woken before the time was over.</returns>
    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => _signal.WaitAsync(longest, cancellationToken);

    public void Wake()
    {
        if (_signal.CurrentCount > 0)
            return;
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another commit woke the worker in the same moment.
        }
    }

    public virtual ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(tag))
            Wake();
        return default;
    }

    public void Dispose() => _signal.Dispose();
}

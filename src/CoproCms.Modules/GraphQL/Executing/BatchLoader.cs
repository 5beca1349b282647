using GraphQL.DataLoader;

namespace CoproCms.GraphQL.Executing;

/// <summary>
/// Gathers the keys that a level of the query asks for and fetches all of them at once when the first is awaited; what was fetched once is
/// kept for the rest of the request. A query is executed by one thread at a time, so nothing is guarded.
/// </summary>
internal sealed class BatchLoader<TValue>(Func<IReadOnlyCollection<string>, CancellationToken, ValueTask<IReadOnlyDictionary<string, TValue>>> fetch)
    where TValue : class
{
    private readonly Dictionary<string, TValue?> _known = [];
    private readonly HashSet<string> _wanted = [];

    /// <summary>The value, null when there is none.</summary>
    public IDataLoaderResult Load(string key) => Load([key], found => found[0]);

    public IDataLoaderResult Load(string key, Func<TValue?, object?> select) => Load([key], found => select(found[0]));

    /// <param name="keys">What to fetch.</param>
    /// <param name="select">Makes the field's value from the fetched ones, which stand in the order of the keys, null where there is none.</param>
    public IDataLoaderResult Load(IReadOnlyList<string> keys, Func<IReadOnlyList<TValue?>, object?> select)
    {
        foreach (var key in keys)
        {
            if (!_known.ContainsKey(key))
                _wanted.Add(key);
        }

        return new Pending(this, keys, select);
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        if (_wanted.Count == 0)
            return;
        string[] wanted = [.. _wanted];
        _wanted.Clear();
        var found = await fetch(wanted, cancellationToken);
        foreach (var key in wanted)
            _known[key] = found.GetValueOrDefault(key);
    }

    private sealed class Pending(BatchLoader<TValue> loader, IReadOnlyList<string> keys, Func<IReadOnlyList<TValue?>, object?> select) : IDataLoaderResult
    {
        public async Task<object?> GetResultAsync(CancellationToken cancellationToken)
        {
            await loader.FetchAsync(cancellationToken);
            return select([.. keys.Select(key => loader._known.GetValueOrDefault(key))]);
        }
    }
}

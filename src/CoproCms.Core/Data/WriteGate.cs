namespace CoproCms.Data;

/// <summary>
/// Lets one writer at a time into a database that allows only one (SQLite), in the order they came, so that nobody meets a locked database.
/// Open to all where the database sorts writers out itself.
/// </summary>
public sealed class WriteGate(bool oneAtATime) : IDisposable
{
    private readonly SemaphoreSlim? _turn = oneAtATime ? new(1, 1) : null;

    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (_turn is null)
            return null;
        await _turn.WaitAsync(cancellationToken);
        return new Leave(_turn);
    }

    public void Dispose() => _turn?.Dispose();

    private sealed class Leave(SemaphoreSlim turn) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                turn.Release();
        }
    }
}

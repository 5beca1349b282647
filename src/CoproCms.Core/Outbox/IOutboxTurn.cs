namespace CoproCms.Outbox;

/// <summary>Lets one process at a time work the outbox off, where several share a database; else two might do the same message at once.</summary>
public interface IOutboxTurn
{
    /// <returns>The turn, to be disposed of when the work is done; null while another process has it.</returns>
    Task<IAsyncDisposable?> TryTakeAsync(CancellationToken cancellationToken);
}

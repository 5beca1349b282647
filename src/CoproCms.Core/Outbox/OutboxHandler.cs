using CoproCms.Data;

namespace CoproCms.Outbox;

/// <summary>Does the work of one kind of <see cref="OutboxMessage"/>. It may run more than once for a message, so it must not mind.</summary>
public abstract class OutboxHandler
{
    public abstract string Kind { get; }

    /// <exception cref="Exception">It failed; it is tried again later, with growing pauses.</exception>
    public abstract Task HandleAsync(string payload, CancellationToken cancellationToken);
}

/// <summary>Puts work into the outbox: it is done if, and only if, the present transaction commits.</summary>
public sealed class OutboxWriter(CmsDbContext db, KeyGenerator keys, TimeProvider time)
{
    /// <summary>The tag that wakes the worker.</summary>
    public const string Tag = "outbox";

    public void Add(string kind, string payload)
    {
        var now = time.GetUtcNow().UtcDateTime;
        db.Outbox.Add(new() { Id = keys.Next(), Kind = kind, Payload = payload, CreatedUtc = now, DueUtc = now });
        db.Touch(Tag);
    }
}

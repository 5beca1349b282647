namespace CoproCms.Data;

/// <summary>Work written in the transaction that causes it and done after, until it succeeds.</summary>
public sealed class OutboxMessage
{
    public long Id { get; set; }

    /// <summary>Names the <see cref="Outbox.OutboxHandler"/>.</summary>
    public required string Kind { get; set; }

    public required string Payload { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime DueUtc { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
}

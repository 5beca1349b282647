namespace CoproCms.Webhooks;

/// <summary>How webhooks are delivered: the section <see cref="Section"/>.</summary>
public sealed record WebhookSettings
{
    public const string Section = "CoproCms:Webhooks";

    /// <summary>Seconds that a receiver may take for its answer.</summary>
    public double TimeLimit { get; init; } = 10;

    /// <summary>Tries before a delivery counts as failed. The pauses grow from 5 seconds to 12 hours: eight tries take about a day.</summary>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>Webhooks that are served at the same time; each has its own turn, so a slow receiver holds up nobody else.</summary>
    public int MaxAtOnce { get; init; } = 8;

    /// <summary>Days that finished deliveries stay in the log.</summary>
    public int KeepDays { get; init; } = 14;

    /// <summary>Finished deliveries that stay in the log of one webhook.</summary>
    public int KeepCount { get; init; } = 1000;
}

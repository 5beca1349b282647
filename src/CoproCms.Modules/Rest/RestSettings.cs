namespace CoproCms.Rest;

/// <summary>Settings below <c>CoproCms:Rest</c>.</summary>
internal sealed record RestSettings
{
    /// <summary>How many items a list holds when no number is asked for.</summary>
    public int DefaultItems { get; init; } = 50;

    /// <summary>The most that may be asked for.</summary>
    public int MaxItems { get; init; } = 200;
}

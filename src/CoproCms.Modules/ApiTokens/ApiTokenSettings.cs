namespace CoproCms.ApiTokens;

/// <summary>Settings below <see cref="Section"/>.</summary>
internal sealed record ApiTokenSettings
{
    public const string Section = "CoproCms:ApiTokens";

    /// <summary>The longest that a token may live.</summary>
    public int MaxDays { get; init; } = 365;

    /// <summary>How long it lives when nobody says otherwise.</summary>
    public int DefaultDays { get; init; } = 90;

    /// <summary>How many one user may have.</summary>
    public int MaxPerUser { get; init; } = 50;
}

namespace CoproCms.RateLimits;

/// <summary>How many requests a minute are answered, below <see cref="Section"/>. 0 is without limit.</summary>
internal sealed record RateLimitSettings
{
    public const string Section = "CoproCms:RateLimits";

    /// <summary>Requests to the API from one address by callers who are not known.</summary>
    public int AddressPerMinute { get; init; } = 600;

    /// <summary>Requests to the API by one user or client application.</summary>
    public int ClientPerMinute { get; init; } = 6000;

    /// <summary>Requests to <c>/connect</c> from one address, where secrets could be guessed.</summary>
    public int ConnectPerMinute { get; init; } = 60;
}

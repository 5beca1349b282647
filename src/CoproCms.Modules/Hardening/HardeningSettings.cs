namespace CoproCms.Hardening;

/// <summary>Settings below <c>CoproCms</c>.</summary>
internal sealed record HardeningSettings
{
    private const long FourMegabytes = 4 * 1024 * 1024;

    /// <summary>Bytes that a request may carry unless its endpoint says otherwise, as uploads do.</summary>
    public long MaxRequestBodySize { get; init; } = FourMegabytes;

    /// <summary>How long requests under way may take to finish after SIGTERM.</summary>
    public int ShutdownSeconds { get; init; } = 30;

    /// <summary>How long browsers remember to use https.</summary>
    public int HstsDays { get; init; } = 365;

    public ForwardedHeadersSettings ForwardedHeaders { get; init; } = new();
}

/// <summary>Whether and whom to believe about the client's address, scheme and host. This machine is always believed once it is on.</summary>
internal sealed record ForwardedHeadersSettings
{
    public bool Enabled { get; init; }

    /// <summary>Addresses of proxies.</summary>
    public string[] Proxies { get; init; } = [];

    /// <summary>Networks of proxies: <c>10.0.0.0/8</c>.</summary>
    public string[] Networks { get; init; } = [];

    /// <summary>How many proxies stand in a row.</summary>
    public int Hops { get; init; } = 1;
}

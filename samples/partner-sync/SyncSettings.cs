namespace PartnerSync;

/// <summary>Where the site is, who we are there, and where the copies go.</summary>
internal sealed record SyncSettings(Uri Site, string ClientId, string ClientSecret, string Folder)
{
    public const string Usage =
        """
        Copies the live events and initiatives of a CoproCms site into a folder, one JSON file for each. Set in the environment:
          COPRO_SITE           its address, such as https://example.org
          COPRO_CLIENT_ID      an application of the site that may use client credentials
          COPRO_CLIENT_SECRET  its secret
          COPRO_FOLDER         where the copies go; made when it is missing
        """;

    public static SyncSettings? FromEnvironment() =>
        Uri.TryCreate(Environment.GetEnvironmentVariable("COPRO_SITE"), UriKind.Absolute, out var site)
        && Environment.GetEnvironmentVariable("COPRO_CLIENT_ID") is { Length: > 0 } id
        && Environment.GetEnvironmentVariable("COPRO_CLIENT_SECRET") is { Length: > 0 } secret
        && Environment.GetEnvironmentVariable("COPRO_FOLDER") is { Length: > 0 } folder
            ? new(site, id, secret, folder) : null;
}

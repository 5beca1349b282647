namespace CoproCms.OpenId;

/// <summary>What caches of this module are told of.</summary>
internal static class OpenIdTags
{
    /// <summary>An application or a scope changed, or a token or a consent was revoked.</summary>
    public const string Clients = "openid";
}

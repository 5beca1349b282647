using OpenIddict.Abstractions;

namespace CoproCms.OpenId;

/// <summary>The scopes that exist without being made.</summary>
internal static class StandardScopes
{
    public static readonly string[] Names =
    [
        OpenIddictConstants.Scopes.OpenId, OpenIddictConstants.Scopes.Profile, OpenIddictConstants.Scopes.Email,
        OpenIddictConstants.Scopes.Phone, OpenIddictConstants.Scopes.Roles,
    ];

    public static bool Contains(string name) => Names.Contains(name) || name == OpenIddictConstants.Scopes.OfflineAccess;
}

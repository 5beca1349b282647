using CoproCms.Security;

namespace CoproCms.OpenId;

/// <summary>Who may manage what client applications may do. Names are Orchard Core's.</summary>
internal static class OpenIdPermissions
{
    public const string ManageApplications = "ManageApplications";
    public const string ManageScopes = "ManageScopes";
    public const string ManageServerSettings = "ManageServerSettings";

    public static IEnumerable<Permission> All =>
    [
        new(ManageApplications, "Manage OpenID applications"),
        new(ManageScopes, "Manage OpenID scopes"),
        new(ManageServerSettings, "Manage the settings of the OpenID server"),
        new("ManageValidationSettings", "Manage the settings of token validation"),
        new("ManageClientSettings", "Manage the settings of the OpenID client"),
    ];
}

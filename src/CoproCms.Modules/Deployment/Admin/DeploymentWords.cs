using CoproCms.Admin;

namespace CoproCms.Deployment.Admin;

/// <summary>What goes along, in the reader's language.</summary>
internal static class DeploymentWords
{
    public static string Step(AdminText text, string type) => type switch
    {
        "AllRolesDeploymentStep" => text["Roles and what they may do"],
        "AllUsersDeploymentStep" => text["Users, without passwords and without administrators"],
        "OpenIdApplicationsDeploymentStep" => text["Applications with their scopes, without secrets"],
        "AllTemplatesDeploymentStep" => text["Templates"],
        "AllAdminTemplatesDeploymentStep" => text["Templates of the admin, which are kept but not used"],
        "AllShortcodeTemplatesDeploymentStep" => text["Shortcodes"],
        "PlacementsDeploymentStep" => text["Placements"],
        "AllLayersDeploymentStep" => text["Layers"],
        "AllQueriesDeploymentStep" => text["Queries"],
        "AllMediaProfilesDeploymentStep" => text["Media profiles"],
        "UrlRewritingDeploymentStep" => text["Rules that lead addresses elsewhere"],
        "ThemesDeploymentStep" => text["Which theme the site has"],
        "AllFeaturesDeploymentStep" => text["Which features were asked for"],
        "AdminMenuDeploymentStep" => text["Menus of the admin"],
        "AllSitemapsDeploymentStep" => text["Sitemaps"],
        "TranslationsDataDeploymentStep" => text["Translations of names"],
        "DeploymentPlanDeploymentStep" => text["Export plans"],
        "AllContentDeploymentStep" or "ContentDeploymentStep" or "ContentItemDeploymentStep" or "QueryBasedContentDeploymentStep" => text["Content"],
        "ContentDefinitionDeploymentStep" or "ReplaceContentDefinitionDeploymentStep" => text["Content types"],
        "MediaDeploymentStep" => text["Media"],
        "SiteSettingsDeploymentStep" => text["Settings"],
        "CustomSettingsDeploymentStep" => text["Custom settings"],
        _ => type,
    };
}

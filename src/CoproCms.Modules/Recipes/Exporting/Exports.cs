using CoproCms.Data;
using CoproCms.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Recipes.Exporting;

/// <summary>What can be exported, apart from what a feature exports itself: the other side of the steps.</summary>
internal static class Exports
{
    public static void AddExports(this IServiceCollection services)
    {
        services.AddExport<AllContentExport>().AddExport<ContentOfTypesExport>().AddExport<ContentItemExport>();
        services.AddExport<DefinitionExport>().AddExport<ReplaceDefinitionExport>();
        services.AddExport<SettingsExport>().AddExport<ThemesExport>().AddExport<FeaturesExport>().AddExport<JsonRecipeExport>();
        services.AddExport(new ExportedKind("AllLayersDeploymentStep", DocumentKinds.Layer, "layers", "Layers", IsList: true));
        services.AddExport(new ExportedKind("AllTemplatesDeploymentStep", DocumentKinds.Template, "Templates", "Templates", IsList: false));
        services.AddExport(new ExportedKind("AllAdminTemplatesDeploymentStep", DocumentKinds.AdminTemplate, "AdminTemplates", "AdminTemplates", IsList: false));
        services.AddExport(new ExportedKind("AllShortcodeTemplatesDeploymentStep", DocumentKinds.ShortcodeTemplate, "ShortcodeTemplates", "ShortcodeTemplates", IsList: false));
        services.AddExport(new ExportedKind("PlacementsDeploymentStep", DocumentKinds.Placement, "Placements", "Placements", IsList: false) { Value = "Placements" });
        services.AddExport(new ExportedKind("AdminMenuDeploymentStep", DocumentKinds.AdminMenu, "AdminMenu", "data", IsList: true));
        services.AddExport(new ExportedKind("AllSitemapsDeploymentStep", DocumentKinds.Sitemap, "Sitemaps", "data", IsList: true));
        services.AddExport(new ExportedKind("UrlRewritingDeploymentStep", DocumentKinds.RewriteRule, "UrlRewriting", "Rules", IsList: true));
        services.AddExport(new ExportedKind("TranslationsDataDeploymentStep", DocumentKinds.Translation, "DynamicDataTranslations", "Translations", IsList: true));
        services.AddExport(new ExportedKind("DeploymentPlanDeploymentStep", DocumentKinds.DeploymentPlan, "deployment", "Plans", IsList: true));
        services.AddExport(new ExportedKind("CustomSettingsDeploymentStep", DocumentKinds.CustomSettings, "custom-settings", "", IsList: false) { Choice = "SettingsTypeNames" });
    }
}

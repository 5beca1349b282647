using CoproCms.Admin;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Recipes.Exporting;
using CoproCms.Recipes.Orchard;
using CoproCms.Recipes.Running;
using CoproCms.Recipes.Steps;
using CoproCms.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Recipes;

/// <summary>The steps that recipes may have, apart from those that a feature brings itself.</summary>
public sealed class RecipesModule : WebModule
{
    public const string ManageRecipes = "ManageRecipes";

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPermissions(new Permission(ManageRecipes, "Run recipes")).AddSingleton<RecipeJobs>().AddAdmin<RecipesAdmin>();
        services.AddSingleton<RecipeCatalog>().AddSingleton<DefinitionCheck>().AddSingleton<ContentItemCheck>();
        services.AddRecipeStep<FeatureStep>();
        services.AddRecipeStep<ThemesStep>();
        services.AddRecipeStep<SettingsStep>();
        services.AddRecipeStep<ContentDefinitionStep>();
        services.AddRecipeStep<ReplaceContentDefinitionStep>();
        services.AddRecipeStep<DeleteContentDefinitionStep>();
        services.AddRecipeStep<ContentStep>();
        services.AddRecipeStep<LayersStep>();
        services.AddRecipeStep<AdminMenuStep>();
        services.AddRecipeStep<TemplatesStep>();
        services.AddRecipeStep<AdminTemplatesStep>();
        services.AddRecipeStep<ShortcodeTemplatesStep>();
        services.AddRecipeStep<PlacementsStep>();
        services.AddRecipeStep<DeploymentStep>();
        services.AddRecipeStep<CustomSettingsStep>();
        services.AddRecipeStep<RecipesStep>();
        services.AddRecipeStep<DynamicDataTranslationsStep>();
        services.AddRecipeStep<SitemapsStep>();
        services.AddExports();
        foreach (var step in OrchardSteps.Lacking)
            services.AddSingleton(step);
    }
}

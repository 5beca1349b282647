using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;

namespace CoproCms.Recipes.Steps;

/// <summary>Deployment plans: what an export holds.</summary>
internal sealed class DeploymentStep(DocumentStore documents) : DocumentStep(documents)
{
    private const string Ending = "DeploymentStep";

    private static readonly string[] Types =
    [
        .. ((string[])
        [
            "AllContent", "ContentItem", "Content", "AllFeatures", "AllLayers", "AllMediaProfiles", "AllQueries", "AllRoles", "AllShortcodeTemplates",
            "AllSitemaps", "AllTemplates", "AllAdminTemplates", "AllUsers", "AllWorkflowType", "AdminMenu", "Placements", "Themes", "ContentDefinition",
            "ReplaceContentDefinition", "DeleteContentDefinition", "SiteSettings", "CustomSettings", "CustomUserSettings", "Media", "LuceneIndex",
            "LuceneIndexRebuild", "LuceneIndexReset", "LuceneSettings", "SearchSettings", "OpenIdServer", "OpenIdValidation", "DeploymentPlan", "CustomFile",
            "RecipeFile", "JsonRecipe", "QueryBasedContent", "TranslationsData", "UrlRewriting",
        ]).Select(t => t + Ending),
    ];

    public override string Name => "deployment";
    protected override string Kind => DocumentKinds.DeploymentPlan;
    protected override string What => "deployment plan";
    protected override string Member => "Plans";
    protected override string NameMember => "Name";

    protected override JsonObject EntrySchema => StepSchema.Object(
        ("Name", StepSchema.Name()),
        ("Steps", StepSchema.List(StepSchema.Object(("Type", StepSchema.Name()), ("Step", StepSchema.Open())).Required("Type"))));

    protected override void Check(StepEntry entry, RecipeStepContext step)
    {
        foreach (var (i, planned) in entry.Json.Objects("Steps").Index())
        {
            var type = planned.Text("Type")!;
            if (!Types.Contains(type))
                step.Unknown($"{entry.Pointer}/Steps/{i}/Type", "deployment.unknown", $"there is no deployment step '{type}'{NearestName.Hint(type, Types)}");
        }
    }
}

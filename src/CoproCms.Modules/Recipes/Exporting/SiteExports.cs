using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Settings;

namespace CoproCms.Recipes.Exporting;

/// <summary>The site's settings, all or the members that the plan names. What is secret, or holds for this site alone, stays here.</summary>
internal sealed class SettingsExport(SiteSettingsStore settings) : ExportSource
{
    public const string Names = "Settings";

    private static readonly string[] Local = ["SuperUser", "SiteSalt", "BaseUrl"];

    public override string Type => "SiteSettingsDeploymentStep";

    public override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        var wanted = options.Texts(Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var step = new JsonObject { ["name"] = "settings" };
        foreach (var (name, value) in SecretNames.Without((await settings.GetAsync(cancellationToken)).Json))
        {
            if (wanted.Contains(name) || (wanted.Count == 0 && !Local.Contains(name)))
                step[name] = value?.DeepClone();
        }

        await package.WriteStepAsync(step, cancellationToken);
    }
}

/// <summary>Which theme the site has.</summary>
internal sealed class ThemesExport(DocumentStore documents) : ExportSource
{
    public override string Type => "ThemesDeploymentStep";

    public override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        var themes = (await documents.ListAsync(DocumentKinds.Theme, cancellationToken)).Values.FirstOrDefault();
        await package.WriteStepAsync(new() { ["name"] = "themes", ["site"] = themes.Text("Site"), ["admin"] = themes.Text("Admin") }, cancellationToken);
    }
}

/// <summary>The features that recipes asked for.</summary>
internal sealed class FeaturesExport(DocumentStore documents) : ExportSource
{
    public override string Type => "AllFeaturesDeploymentStep";

    public override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        var features = await documents.ListAsync(DocumentKinds.Feature, cancellationToken);
        await package.WriteStepAsync(
            new() { ["name"] = "feature", ["enable"] = new JsonArray([.. features.Where(f => f.Value.Flag("Enabled") == true).Select(f => JsonValue.Create(f.Key))]) }, cancellationToken);
    }
}

/// <summary>A recipe step that the plan gives word for word.</summary>
internal sealed class JsonRecipeExport : ExportSource
{
    public override string Type => "JsonRecipeDeploymentStep";

    public override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        if (options.Text("Json") is { Length: > 0 } text && JsonNode.Parse(text) is JsonObject step && step.Text("name") is not null)
            await package.WriteStepAsync(step, cancellationToken);
    }
}

using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Recipes;
using CoproCms.Settings;

namespace CoproCms.OpenId.Recipes;

/// <summary>Whose tokens are taken: this site's own and no others, so that there is nothing to choose. Settings that say just that are remembered.</summary>
internal sealed class ValidationSettingsStep(SiteSettingsStore settings) : RecipeStep
{
    private const string Section = "OpenIdValidationSettings";
    private const string OwnTenant = "Default";

    private static readonly string[] OfOthers = ["Authority", "Audience", "MetadataAddress"];

    public override string Name => Section;

    public override JsonObject Schema => StepSchema.Object([.. Members(), (Section, StepSchema.Object([.. Members()]))]);

    public override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var (json, at) = Settings(step);
        foreach (var member in OfOthers.Where(m => !string.IsNullOrEmpty(json.Text(m))))
            step.Unknown(at + member, "openid.validation", $"only tokens that this site has issued are taken; leave {member} out");
        if (json.Text("Tenant") is { Length: > 0 } tenant && !tenant.Equals(OwnTenant, StringComparison.OrdinalIgnoreCase))
            step.Unknown(at + "Tenant", "openid.validation", $"a host is one site, the tenant {OwnTenant}; there is no tenant '{tenant}'");
        if (json.Flag("DisableTokenTypeValidation") == true)
            step.Unknown(at + "DisableTokenTypeValidation", "openid.validation", "the kind of a token is always checked; leave DisableTokenTypeValidation out");
        return Task.CompletedTask;
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var isNew = !(await settings.GetAsync(cancellationToken)).Json.ContainsKey(Section);
        var changed = await settings.MergeAsync(new() { [Section] = Settings(step).Json.DeepClone() }, cancellationToken);
        step.Report(isNew ? RecipeOutcome.Created : changed ? RecipeOutcome.Updated : RecipeOutcome.Unchanged, "setting", Section);
    }

    private static (JsonObject Json, string At) Settings(RecipeStepContext step) => step.Json.Object(Section) is { } nested ? (nested, Section + "/") : (step.Json, "");

    private static IEnumerable<(string, JsonObject)> Members() =>
        [("Tenant", StepSchema.Text()), .. OfOthers.Select(m => (m, StepSchema.Text())), ("DisableTokenTypeValidation", StepSchema.Flag())];
}

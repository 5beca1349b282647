using System.Text.Json.Nodes;
using CoproCms.OpenId.Applications;
using CoproCms.Recipes.Exporting;
using CoproCms.Security;

namespace CoproCms.OpenId.Recipes;

/// <summary>
/// All applications, and before them the scopes that they may ask for, each as a step of its own. Secrets stay here: only their hashes are known. The name is ours,
/// since Orchard Core exports none of them.
/// </summary>
internal sealed class ApplicationExport(ApplicationReader reader, CurrentActor actor) : ExportSource
{
    public override string Type => "OpenIdApplicationsDeploymentStep";

    public override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        actor.Value.Demand(OpenIdPermissions.ManageApplications, "to export applications");
        foreach (var scope in await reader.ScopesAsync(cancellationToken))
            await package.WriteStepAsync(Step("OpenIdScope", scope.Write()), cancellationToken);
        foreach (var application in await reader.ListAsync(cancellationToken))
            await package.WriteStepAsync(Step("OpenIdApplication", application.Write()), cancellationToken);
    }

    // What was never said is left out, as a recipe would.
    private static JsonObject Step(string name, JsonObject json) =>
        new(json.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())).Prepend(KeyValuePair.Create<string, JsonNode?>("name", name)));
}

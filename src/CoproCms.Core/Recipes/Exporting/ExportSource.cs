using System.Text.Json.Nodes;

namespace CoproCms.Recipes.Exporting;

/// <summary>
/// Puts what one kind of step of a deployment plan names into a package, as the recipe step that brings it back. Registered with
/// <c>services.AddExport&lt;T&gt;()</c>; scoped, and acting as whoever exports.
/// </summary>
public abstract class ExportSource
{
    /// <summary>Orchard Core's name of the plan's step: <c>AllRolesDeploymentStep</c>.</summary>
    public abstract string Type { get; }

    /// <summary>When a site that reads the package in its order can carry it out.</summary>
    public virtual RecipePhase Phase => RecipePhase.Site;

    /// <param name="options">What the plan says beside the type: <c>{"ContentTypes":["Post"]}</c>.</param>
    /// <param name="package">Where it goes.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    public abstract Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken);
}

using System.Text.Json.Nodes;
using CoproCms.Auditing;
using CoproCms.Hosting;
using CoproCms.Recipes;
using CoproCms.Recipes.Exporting;
using CoproCms.Security;

namespace CoproCms.Deployment.Plans;

/// <summary>
/// Makes the package of a plan. It is written to a file first, so that an export that fails is an error and not half a download; the file is gone
/// when it is closed.
/// </summary>
internal sealed class Exporter(IEnumerable<ExportSource> sources, AppData appData, PackageLimits limits, CurrentActor actor, Audit audit, TimeProvider time)
{
    public const string Permission = "Export";

    private const int Buffer = 64 * 1024;

    private readonly Dictionary<string, ExportSource> _sources = sources.ToDictionary(s => s.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>The steps that can be exported.</summary>
    public IReadOnlyCollection<string> Types => _sources.Keys;

    /// <returns>The zip, at its beginning.</returns>
    /// <exception cref="PackageTooLargeException">It could not be imported; there is no package then.</exception>
    public async Task<Stream> ExportAsync(DeploymentPlan plan, CancellationToken cancellationToken)
    {
        actor.Value.Demand(Permission, "to export");
        var file = new FileStream(
            Path.Combine(appData.Folder("Exports"), Guid.NewGuid().ToString("N") + ".zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await using (var package = await PackageWriter.CreateAsync(file, limits, time.GetUtcNow(), cancellationToken))
            {
                foreach (var (source, options) in Ordered(plan))
                    await source.WriteAsync(options, package, cancellationToken);
                await package.FinishAsync(cancellationToken);
            }

            await audit.SaveAsync(new(AuditCategories.Exchange, AuditActions.Exported, plan.Name) { Name = plan.Name, After = plan.Write() }, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    // Orchard Core carries a package out in its order.
    private IEnumerable<(ExportSource Source, JsonObject Options)> Ordered(DeploymentPlan plan) => plan.Steps
        .Where(s => _sources.ContainsKey(s.Type)).Select(s => (Source: _sources[s.Type], s.Options)).OrderBy(s => s.Source.Phase);
}

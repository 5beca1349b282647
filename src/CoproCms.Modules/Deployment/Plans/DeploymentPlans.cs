using CoproCms.Data;
using CoproCms.Errors;

namespace CoproCms.Deployment.Plans;

/// <summary>The saved plans.</summary>
internal sealed class DeploymentPlans(DocumentStore documents)
{
    public async Task<IReadOnlyList<DeploymentPlan>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await documents.ListAsync(DocumentKinds.DeploymentPlan, cancellationToken)).Select(p => DeploymentPlan.Read(p.Key, p.Value)).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];

    public async Task<DeploymentPlan?> FindAsync(string name, CancellationToken cancellationToken) =>
        await documents.FindAsync(DocumentKinds.DeploymentPlan, name, cancellationToken) is { } json ? DeploymentPlan.Read(name, json) : null;

    /// <exception cref="NotFoundException">There is none of that name.</exception>
    public async Task<DeploymentPlan> RequireAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) ?? throw new NotFoundException($"There is no deployment plan '{name}'.");

    public Task SetAsync(DeploymentPlan plan, CancellationToken cancellationToken) =>
        documents.SetAsync(DocumentKinds.DeploymentPlan, plan.Name, plan.Write(), cancellationToken);

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => documents.RemoveAsync(DocumentKinds.DeploymentPlan, name, cancellationToken);
}

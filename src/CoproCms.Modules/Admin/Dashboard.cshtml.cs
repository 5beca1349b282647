namespace CoproCms.Admin;

/// <summary>The first page: what waits for the editor.</summary>
[AdminPermission]
internal sealed class DashboardModel(IEnumerable<AdminExtension> extensions) : AdminPage
{
    public IReadOnlyList<AdminAwaiting> Awaiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var awaiting = new List<AdminAwaiting>();
        foreach (var extension in extensions)
            awaiting.AddRange(await extension.AwaitingAsync(Actor, T, cancellationToken));
        Awaiting = [.. awaiting.Where(a => a.Count > 0)];
    }
}

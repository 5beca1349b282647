using CoproCms.Admin.Contents.Differences;
using CoproCms.Content;

namespace CoproCms.Admin.Contents.Versions;

/// <summary>Two versions of an item side by side.</summary>
[AdminPermission]
internal sealed class CompareModel(ContentHistory history, ContentDifferences differences) : AdminPage
{
    public string Id { get; private set; } = "";

    public int From { get; private set; }

    public int To { get; private set; }

    public ContentItem Before { get; private set; } = null!;

    public ContentItem After { get; private set; } = null!;

    public IReadOnlyList<ValueDifference> Differences { get; private set; } = [];

    public async Task OnGetAsync(string id, int from, int to, CancellationToken cancellationToken)
    {
        (Id, From, To, Wide, Style) = (id, Math.Min(from, to), Math.Max(from, to), true, "content-list");
        Before = await history.ReadAsync(id, From, cancellationToken);
        After = await history.ReadAsync(id, To, cancellationToken);
        Differences = await differences.CompareAsync(Before, After, cancellationToken);
    }
}

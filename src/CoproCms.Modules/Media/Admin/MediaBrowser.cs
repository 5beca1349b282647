using CoproCms.Localization;
using CoproCms.Media.Api;
using CoproCms.Media.Details;
using CoproCms.Media.Files;

namespace CoproCms.Media.Admin;

/// <summary>What the library is asked to show.</summary>
internal sealed record MediaView(string Folder, string? Search, string Sort, int Page, IReadOnlyCollection<string> Extensions);

/// <summary>A file as a list shows it.</summary>
internal sealed record MediaTile(string Path, long Length, DateTime ModifiedUtc, MediaDetail? Detail)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>One page of a folder, or of what a search found.</summary>
internal sealed record MediaListing(IReadOnlyList<string> Folders, IReadOnlyList<MediaTile> Files, int Count, int Page, int Pages, bool IsCut);

/// <summary>Lists and searches the media folder as far as the actor may see it. However much there is, one page of it is looked at closely.</summary>
internal sealed class MediaBrowser(MediaFiles files, MediaFolder folder, MediaAccess access, MediaDetails details)
{
    public const int PageSize = 60;
    private const int MostFound = 3_000;
    private const int MostFolders = 300;

    /// <returns>Null when there is no such folder.</returns>
    public async Task<MediaListing?> ListAsync(MediaView view, CancellationToken cancellationToken)
    {
        if (!IsVisible(view.Folder))
            return null;
        var isSearch = !string.IsNullOrWhiteSpace(view.Search);
        var entries = isSearch ? [] : folder.List(view.Folder)!.Where(e => access.MaySee(e.Path)).ToList();
        var found = isSearch ? await SearchAsync(view, cancellationToken) : entries.Where(e => !e.IsFolder).Select(e => new ListedFile(e.Path, e.Length, e.ModifiedUtc));
        var all = Sort(found.Where(f => view.Extensions.Count == 0 || view.Extensions.Contains(Path.GetExtension(f.Path), StringComparer.OrdinalIgnoreCase)), view.Sort).ToList();
        var pages = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(view.Page, 1, pages);
        var shown = all.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var said = await details.FindManyAsync([.. shown.Select(f => f.Path)], cancellationToken);
        return new(
            page == 1 ? [.. entries.Where(e => e.IsFolder).Select(e => e.Path).Take(MostFolders)] : [],
            [.. shown.Select(f => new MediaTile(f.Path, f.Length, f.LastModifiedUtc, said.GetValueOrDefault(f.Path)))],
            all.Count, page, pages, all.Count >= MostFound && isSearch);
    }

    /// <summary>The folders along the way to the open one, and beside it: each with how deep it lies.</summary>
    public IReadOnlyList<(string Path, int Depth)> Tree(string open)
    {
        var lines = new List<(string, int)>();
        Grow("", 0);
        return lines;

        void Grow(string parent, int depth)
        {
            foreach (var path in Folders(parent))
            {
                lines.Add((path, depth));
                if (open == path || open.StartsWith(path + "/", StringComparison.Ordinal))
                    Grow(path, depth + 1);
            }
        }
    }

    public bool IsVisible(string path) => path.Length == 0 || (MediaPath.Fault(path) is null && folder.IsFolder(path) && access.MaySee(path));

    private IEnumerable<string> Folders(string parent) =>
        (folder.List(parent) ?? []).TakeWhile(e => e.IsFolder).Where(e => access.MaySee(e.Path)).Select(e => e.Path).Take(MostFolders);

    private async Task<IEnumerable<ListedFile>> SearchAsync(MediaView view, CancellationToken cancellationToken)
    {
        var words = TextFolding.Fold(view.Search!.Trim())!;
        var described = (await details.SearchTextsAsync(words, MostFound, cancellationToken)).ToHashSet();
        return files.List(view.Folder, recursive: true)
            .Where(f => described.Contains(f.Path) || TextFolding.Fold(f.Path[(f.Path.LastIndexOf('/') + 1)..])!.Contains(words, StringComparison.Ordinal))
            .Where(f => access.MaySee(f.Path)).Take(MostFound);
    }

    private static IEnumerable<ListedFile> Sort(IEnumerable<ListedFile> found, string sort) => sort switch
    {
        "newest" => found.OrderByDescending(f => f.LastModifiedUtc).ThenBy(f => f.Path, StringComparer.Ordinal),
        "size" => found.OrderByDescending(f => f.Length).ThenBy(f => f.Path, StringComparer.Ordinal),
        _ => found.OrderBy(f => f.Path, StringComparer.OrdinalIgnoreCase),
    };
}

using CoproCms.Errors;
using CoproCms.Media.Files;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Media.Api;

/// <summary>What stands in a folder: its name, its path below the media folder, and its size if it is a file.</summary>
internal sealed record MediaEntry(string Name, string Path, bool IsFolder, long Length, DateTime ModifiedUtc);

/// <summary>The media folder as a tree of folders and files that has each name once, however it is spelt.</summary>
internal sealed class MediaFolder(MediaFiles files)
{
    /// <summary>Folders first, each sort by name; null when there is no such folder. Links and hidden files are not there.</summary>
    public IReadOnlyList<MediaEntry>? List(string path)
    {
        var folder = new DirectoryInfo(files.PhysicalPath(path));
        if (!folder.Exists || IsLink(folder))
            return null;
        return
        [
            .. Entries(folder).Select(found => Entry(path, found))
                .Where(e => MediaPath.Fault(e.Path) is null && (e.IsFolder || MediaTypes.Of(e.Name) is not null))
                .OrderBy(e => !e.IsFolder).ThenBy(e => e.Name, StringComparer.Ordinal),
        ];
    }

    public bool IsFolder(string path) => Directory.Exists(files.PhysicalPath(path));

    /// <summary>Makes sure that a new file would not stand beside one of the same name in other letters, nor in the place of a folder.</summary>
    /// <exception cref="RefusedRequestException">It would (409).</exception>
    public void DemandRoom(string path, bool overwrite)
    {
        var names = path.Split('/');
        var above = "";
        foreach (var (i, name) in names.Index())
        {
            var isLast = i == names.Length - 1;
            if (Namesake(above, name) is { } found)
                DemandRoom(above.Length == 0 ? found.Name : $"{above}/{found.Name}", found, name, isLast, overwrite);
            else
                return;
            above = above.Length == 0 ? name : $"{above}/{name}";
        }
    }

    /// <summary>The path, or the first of <c>name-1.jpg</c>, <c>name-2.jpg</c> … that nothing has.</summary>
    public string FreePath(string path)
    {
        var (folder, name) = path.LastIndexOf('/') is >= 0 and var at ? (path[..at], path[(at + 1)..]) : ("", path);
        var free = name;
        for (var i = 1; Namesake(folder, free) is not null; i++)
            free = $"{Path.GetFileNameWithoutExtension(name)}-{i}{Path.GetExtension(name)}";
        return Join(folder, free);
    }

    public static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static void DemandRoom(string there, FileSystemInfo found, string name, bool isLast, bool overwrite)
    {
        if (found.Name != name)
            throw Conflict($"'{there}' is there already, in other letters than '{name}'; use its spelling.");
        if (isLast == found is DirectoryInfo)
            throw Conflict(isLast ? $"'{there}' is a folder." : $"'{there}' is a file, so that nothing can be below it.");
        if (isLast && !overwrite)
            throw Conflict($"'{there}' is there already; give the file another name, or send overwrite=true to replace it.");
    }

    private FileSystemInfo? Namesake(string folder, string name)
    {
        var directory = new DirectoryInfo(files.PhysicalPath(folder));
        if (!directory.Exists)
            return null;
        var namesakes = directory.EnumerateFileSystemInfos().Where(f => MediaPath.Normalise(f.Name).Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return namesakes.Find(f => f.Name == name) ?? namesakes.FirstOrDefault();
    }

    private static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder) => folder.EnumerateFileSystemInfos().Where(f => !IsLink(f));

    private static MediaEntry Entry(string folder, FileSystemInfo found)
    {
        var path = folder.Length == 0 ? found.Name : $"{folder}/{found.Name}";
        return new(found.Name, path, found is DirectoryInfo, found is FileInfo file ? file.Length : 0, found.LastWriteTimeUtc);
    }

    // A link could lead out of the folder.
    private static bool IsLink(FileSystemInfo found) => found.Attributes.HasFlag(FileAttributes.ReparsePoint);

    public static RefusedRequestException Conflict(string message) => new(StatusCodes.Status409Conflict, "conflict", message);
}

using System.Security.Cryptography;
using CoproCms.Hosting;
using Microsoft.Extensions.Caching.Memory;

namespace CoproCms.Media.Files;

/// <summary>The media folder: one file for each path, found by path.</summary>
internal sealed class MediaFiles(AppData appData, MediaMoves moves) : IDisposable
{
    private const int VersionLength = 16;

    private readonly MemoryCache _versions = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    public string Root { get; } = appData.Folder("Media");

    /// <summary>The file at the path, or the one that was there before it was moved.</summary>
    public MediaFile? Find(string path)
    {
        if (MediaPath.Fault(path) is not null || MediaTypes.Of(path) is null)
            return null;
        return FindAt(path, path) ?? (moves.Find(path) is { } now ? FindAt(now, path) : null);
    }

    /// <summary>The file that stands at the path itself.</summary>
    public MediaFile? FindHere(string path) => MediaPath.Fault(path) is null && MediaTypes.Of(path) is not null ? FindAt(path, path) : null;

    private MediaFile? FindAt(string place, string path)
    {
        var file = new FileInfo(PhysicalPath(place));
        try
        {
            if (MediaTypes.Of(place) is not { } type || !file.Exists || IsLink(file))
                return null;
            return new(path, file.FullName, type, file.Length, Seconds(file.LastWriteTimeUtc), Version(file)) { Place = place };
        }
        catch (IOException)
        {
            // Removed while it was looked at.
            return null;
        }
    }

    /// <summary>The files of a folder by path, read as they are asked for; none where there is no such folder.</summary>
    public IEnumerable<ListedFile> List(string folder, bool recursive)
    {
        var root = new DirectoryInfo(PhysicalPath(folder));
        if (!root.Exists || root.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return [];
        var options = new EnumerationOptions { RecurseSubdirectories = recursive, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, IgnoreInaccessible = true };
        return root.EnumerateFiles("*", options)
            .Select(file => new ListedFile(Path.GetRelativePath(Root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), file.Length, file.LastWriteTimeUtc))
            .Where(file => MediaPath.Fault(file.Path) is null && MediaTypes.Of(file.Path) is not null)
            .OrderBy(file => file.Path, StringComparer.Ordinal);
    }

    public string PhysicalPath(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The hash of a file's content as <see cref="MediaFile.Version"/> shows it.</summary>
    public static string Version(Stream content) => Version(SHA256.HashData(content));

    /// <summary>The same from the SHA-256 of the content.</summary>
    public static string Version(byte[] hash) => Convert.ToHexStringLower(hash)[..VersionLength];

    public void Dispose() => _versions.Dispose();

    // A link could lead out of the folder.
    private static bool IsLink(FileInfo file) => file.Attributes.HasFlag(FileAttributes.ReparsePoint);

    // HTTP dates have no fractions: with them If-Modified-Since would never be met.
    private static DateTimeOffset Seconds(DateTime utc) => new(utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond)));

    private string Version(FileInfo file)
    {
        var key = (file.FullName, file.Length, file.LastWriteTimeUtc);
        return _versions.GetOrCreate(key, entry =>
        {
            entry.Size = 1;
            using var content = OpenRead(file.FullName);
            return Version(content);
        })!;
    }

    /// <summary>Opened so that it can be replaced or removed meanwhile.</summary>
    public static FileStream OpenRead(string physicalPath) =>
        new(physicalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
}

/// <summary>A file as a list shows it.</summary>
internal sealed record ListedFile(string Path, long Length, DateTime LastModifiedUtc);

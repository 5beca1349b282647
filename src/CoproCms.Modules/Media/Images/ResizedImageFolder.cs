using CoproCms.Hosting;
using CoproCms.Media.Files;

namespace CoproCms.Media.Images;

/// <summary>Keeps results on disk, at most <see cref="MediaOptions.MaxCacheSize"/> bytes: when full, those longest unused go first.</summary>
internal sealed class ResizedImageFolder(AppData appData, MediaOptions options, TimeProvider time)
{
    private static readonly TimeSpan UseIsNoted = TimeSpan.FromHours(1);

    private readonly string _root = appData.Folder("MediaCache");
    private readonly Lock _lock = new();
    private long? _size;

    public FileStream? TryOpen(string name)
    {
        var file = new FileInfo(PhysicalPath(name));
        if (!file.Exists)
            return null;
        try
        {
            var now = time.GetUtcNow().UtcDateTime;
            if (now - file.LastAccessTimeUtc > UseIsNoted)
                file.LastAccessTimeUtc = now;
            return MediaFiles.OpenRead(file.FullName);
        }
        catch (IOException)
        {
            // Evicted meanwhile.
            return null;
        }
    }

    public async Task KeepAsync(string name, byte[] content)
    {
        var file = PhysicalPath(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var aside = file + "." + Guid.NewGuid().ToString("N") + ".part";
        await File.WriteAllBytesAsync(aside, content);
        File.Move(aside, file, overwrite: true);
        MakeRoom(content.Length);
    }

    private string PhysicalPath(string name) => Path.Combine(_root, name[..2], name);

    private void MakeRoom(long added)
    {
        lock (_lock)
        {
            _size = _size is null ? Files().Sum(f => f.Length) : _size + added;
            if (_size <= options.MaxCacheSize)
                return;
            var keep = options.MaxCacheSize / 10 * 9;
            var files = Files().OrderByDescending(f => f.LastAccessTimeUtc).ToList();
            long kept = 0;
            foreach (var file in files)
            {
                if (kept + file.Length <= keep)
                    kept += file.Length;
                else
                    file.Delete();
            }

            _size = kept;
        }
    }

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories);
}

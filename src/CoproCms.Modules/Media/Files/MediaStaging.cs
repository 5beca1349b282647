using System.Security.Cryptography;
using System.Text;
using CoproCms.Hosting;

namespace CoproCms.Media.Files;

/// <summary>
/// Files that a transaction wants in the media folder, kept beside it until the transaction has committed. Moving one into place is a single
/// rename: a reader sees the old file or the new one, and a killed process leaves either state, never half of one.
/// </summary>
internal sealed class MediaStaging(AppData appData, MediaFiles files, TimeProvider time)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly string _folder = appData.Folder("MediaStaging");

    /// <returns>The name by which <see cref="Place"/> finds it.</returns>
    public async Task<StagedFile> StageAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var version = MediaFiles.Version(new MemoryStream(content));
        var staged = new StagedFile(path, $"{version}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16]}", version);
        var aside = PhysicalPath(staged.Name + "." + Guid.NewGuid().ToString("N") + ".part");
        await using (var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await stream.WriteAsync(content, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, PhysicalPath(staged.Name), overwrite: true);
        return staged;
    }

    /// <summary>Moves a staged file into the media folder; a second time does nothing.</summary>
    /// <exception cref="FileNotFoundException">It is neither staged nor in place.</exception>
    public void Place(StagedFile staged)
    {
        var target = files.PhysicalPath(staged.Path);
        if (!File.Exists(PhysicalPath(staged.Name)))
        {
            if (File.Exists(target))
                return;
            throw new FileNotFoundException($"The media file {staged.Path} is neither staged nor in place.", staged.Path);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(PhysicalPath(staged.Name), target, overwrite: true);
    }

    /// <summary>Deletes what transactions that failed left behind long ago.</summary>
    /// <param name="awaited">Names of the files still to be placed.</param>
    public void Clean(IReadOnlySet<string> awaited)
    {
        var before = time.GetUtcNow().UtcDateTime - Abandoned;
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before && !awaited.Contains(f.Name)))
            file.Delete();
    }

    private string PhysicalPath(string name) => Path.Combine(_folder, name);
}

/// <param name="Path">Where it is to go, below the media folder.</param>
/// <param name="Name">Below the staging folder.</param>
/// <param name="Version">Of its content.</param>
internal sealed record StagedFile(string Path, string Name, string Version);

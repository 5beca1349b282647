using System.Security.Cryptography;
using CoproCms.Hosting;

namespace CoproCms.Media.Files;

/// <summary>
/// Files that are to go into the media folder, kept beside it until all that comes with them is safe. Moving one into place is a single
/// rename: a reader sees the old file or the new one, and a killed process leaves either state, never half of one.
/// </summary>
internal sealed class MediaStaging(AppData appData, MediaFiles files, MediaMoves moves, TimeProvider time)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly string _folder = appData.Folder("MediaStaging");

    /// <summary>Takes what is written and keeps it on disk; nothing of it when the writing fails.</summary>
    /// <param name="path">Where it is to go.</param>
    /// <param name="write">Writes the content, in as many pieces as it likes.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task<StagedFile> StageAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var name = Guid.NewGuid().ToString("N");
        var aside = PhysicalPath(name + ".part");
        try
        {
            using var hash = SHA256.Create();
            await using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await using (var hashing = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
                    await write(hashing, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, PhysicalPath(name));
            return new(path, name, MediaFiles.Version(hash.Hash!));
        }
        finally
        {
            File.Delete(aside);
        }
    }

    public FileStream OpenRead(StagedFile staged) => MediaFiles.OpenRead(PhysicalPath(staged.Name));

    public string PhysicalPath(StagedFile staged) => PhysicalPath(staged.Name);

    /// <summary>Moves a staged file into the media folder; a second time does nothing.</summary>
    /// <exception cref="FileNotFoundException">It is neither staged nor in place.</exception>
    /// <exception cref="IOException">There is a file already, and it may not be replaced.</exception>
    public void Place(StagedFile staged, bool overwrite = true)
    {
        var target = files.PhysicalPath(staged.Path);
        if (!File.Exists(PhysicalPath(staged.Name)))
        {
            if (File.Exists(target))
                return;
            throw new FileNotFoundException($"The media file {staged.Path} is neither staged nor in place.", staged.Path);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(PhysicalPath(staged.Name), target, overwrite);
        moves.Forget(staged.Path);
    }

    /// <summary>Forgets a staged file that is not to be placed after all.</summary>
    public void Discard(StagedFile staged) => File.Delete(PhysicalPath(staged.Name));

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

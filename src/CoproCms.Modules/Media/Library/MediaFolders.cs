using CoproCms.Auditing;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Media.Api;
using CoproCms.Media.Bin;
using CoproCms.Media.Details;
using CoproCms.Media.Files;

namespace CoproCms.Media.Library;

/// <summary>What deleting a folder would do.</summary>
/// <param name="Files">Paths of the files in it and below.</param>
/// <param name="Folders">How many folders, itself included.</param>
/// <param name="Bytes">Of all the files.</param>
/// <param name="Used">Those that something uses.</param>
internal sealed record FolderPlan(IReadOnlyList<string> Files, int Folders, long Bytes, IReadOnlyList<string> Used)
{
    /// <summary>More files go to the bin in several turns.</summary>
    public const int Most = 1_000;

    public bool IsTooMuch => Files.Count > Most;
}

/// <summary>What people do to folders. Each asks whether they may.</summary>
internal sealed class MediaFolders(
    MediaFiles files, MediaFolder folder, MediaMoves moves, MediaBin bin, MediaDetails details, MediaUses uses, MediaAccess access, Audit audit,
    CmsDbContext db)
{
    /// <returns>Its path.</returns>
    public async Task<string> CreateAsync(string parent, string name, CancellationToken cancellationToken)
    {
        var path = MediaLibrary.Checked(MediaPath.Normalise(MediaFolder.Join(parent, name.Trim())));
        access.DemandChange(path);
        folder.DemandRoom(path, overwrite: false);
        Directory.CreateDirectory(files.PhysicalPath(path));
        await audit.SaveAsync(MediaAudit.Of(MediaAudit.FolderCreated, path), cancellationToken);
        return path;
    }

    /// <summary>Gives a folder another name or place, with all that is in it; the old addresses stay good.</summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancellationToken)
    {
        Demand(from);
        access.DemandChange(MediaLibrary.Checked(to));
        if (to == from || to.StartsWith(from + "/", StringComparison.Ordinal))
            throw MediaFolder.Conflict($"'{from}' cannot be moved into itself.");
        folder.DemandRoom(to, overwrite: false);
        var inside = files.List(from, recursive: true).Select(f => f.Path).ToList();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(files.PhysicalPath(to))!);
            Directory.Move(files.PhysicalPath(from), files.PhysicalPath(to));
        }
        catch (IOException)
        {
            throw MediaFolder.Conflict($"'{from}' could not be moved to '{to}': something else took the one or the other meanwhile.");
        }

        moves.Note(from, to);
        await details.MoveAllAsync(inside, path => to + path[from.Length..], CancellationToken.None);
        await audit.RecordAsync(MediaAudit.Move(MediaAudit.FolderMoved, from, to), CancellationToken.None);
        db.Touch(CacheTags.Media);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    public async Task<FolderPlan> PlanAsync(string path, CancellationToken cancellationToken)
    {
        Demand(path);
        var inside = files.List(path, recursive: true).Take(FolderPlan.Most + 1).ToList();
        string[] paths = [.. inside.Select(f => f.Path)];
        var folders = Directory.EnumerateDirectories(files.PhysicalPath(path), "*", SearchOption.AllDirectories).Count() + 1;
        return new(paths, folders, inside.Sum(f => f.Length), paths.Length > FolderPlan.Most ? [] : await uses.UsedAsync(paths, cancellationToken));
    }

    /// <summary>Carries out a plan that somebody has seen: the files go to the bin, the folders go.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="seen">How many files the plan had.</param>
    /// <param name="evenIfUsed">Whether files that something uses may go too.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>The plan that kept it, because it is no longer the one that was seen or has used files; null when the folder is gone.</returns>
    public async Task<FolderPlan?> DeleteAsync(string path, int seen, bool evenIfUsed, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(path, cancellationToken);
        if (plan.IsTooMuch || plan.Files.Count != seen || (plan.Used.Count > 0 && !evenIfUsed))
            return plan;
        foreach (var file in plan.Files.Select(files.FindHere).OfType<MediaFile>())
            await bin.PutAsync(file, replaced: false, cancellationToken);
        RemoveEmpty(new(files.PhysicalPath(path)), path);
        await audit.SaveAsync(MediaAudit.Of(MediaAudit.FolderRemoved, path), CancellationToken.None);
        return null;
    }

    // Never with what came into it meanwhile.
    private static void RemoveEmpty(DirectoryInfo directory, string path)
    {
        try
        {
            foreach (var below in directory.EnumerateDirectories())
                RemoveEmpty(below, path);
            directory.Delete(recursive: false);
        }
        catch (IOException)
        {
            throw MediaFolder.Conflict($"The folder '{path}' still holds something: a file that came just now, or one that the library does not show.");
        }
    }

    private void Demand(string path)
    {
        if (path.Length == 0 || MediaPath.Fault(path) is not null || !access.MaySee(path) || !folder.IsFolder(path))
            throw new NotFoundException($"There is no media folder '{path}'.");
        access.DemandChange(path);
        if (MediaAccess.IsFixed(path))
            throw MediaFolder.Conflict($"'{path}' is a folder that the site itself needs.");
    }
}

using CoproCms.Auditing;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Media.Api;
using CoproCms.Media.Details;
using CoproCms.Media.Files;
using CoproCms.Media.Library;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Media.Bin;

/// <summary>Keeps deleted and replaced files for <see cref="MediaOptions.BinDays"/> days. They are out of the media folder, so nobody can fetch them.</summary>
internal sealed class MediaBin(
    AppData appData, CmsDbContext db, MediaFiles files, MediaFolder folder, MediaAccess access, MediaDetails details, KeyGenerator keys, CurrentActor actor, Audit audit,
    MediaOptions options, TimeProvider time)
{
    private readonly string _folder = appData.Folder("MediaBin");

    private DbSet<MediaBinEntry> Entries => db.Set<MediaBinEntry>();

    /// <summary>The latest first; only what the actor could have deleted.</summary>
    public async Task<IReadOnlyList<MediaBinEntry>> ListAsync(int most, CancellationToken cancellationToken) =>
        await Entries.AsNoTracking().OrderByDescending(e => e.DeletedUtc).ThenByDescending(e => e.Id).AsAsyncEnumerable()
            .Where(e => access.MayChange(e.Path)).Take(most).ToListAsync(cancellationToken);

    /// <summary>Moves a file here, or a copy of it where something else is about to take its place.</summary>
    public Task PutAsync(MediaFile file, bool replaced, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var entry = new MediaBinEntry
        {
            Id = keys.Next(),
            Path = file.Place,
            Length = file.Length,
            DeletedUtc = time.GetUtcNow().UtcDateTime,
            DeletedBy = actor.Value.UserName,
            Detail = replaced ? null : await details.TakeOutAsync(file.Place, cancellationToken),
        };
        Entries.Add(entry);
        db.Touch(CacheTags.Media);
        await audit.RecordAsync(MediaAudit.Of(replaced ? MediaAudit.Replaced : AuditActions.Deleted, file.Place), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        Take(file, replaced, PhysicalPath(entry.Id));
    }, cancellationToken);

    /// <summary>Puts a file back to where it was, or beside what stands there now.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> RestoreAsync(long id, CancellationToken cancellationToken)
    {
        var entry = await RequireAsync(id, cancellationToken);
        var path = folder.FreePath(entry.Path);
        await db.InTransactionAsync(async () =>
        {
            Entries.Remove(entry);
            if (entry.Detail is { } detail)
                await details.PutBackAsync(path, detail, cancellationToken);
            db.Touch(CacheTags.Media);
            await audit.RecordAsync(MediaAudit.Of(AuditActions.Restored, path), cancellationToken);
            await SaveAsync(cancellationToken);
            Directory.CreateDirectory(Path.GetDirectoryName(files.PhysicalPath(path))!);
            File.Move(PhysicalPath(id), files.PhysicalPath(path));
        }, cancellationToken);
        return path;
    }

    public async Task RemoveAsync(long id, CancellationToken cancellationToken)
    {
        var entry = await RequireAsync(id, cancellationToken);
        await audit.RecordAsync(MediaAudit.Of(AuditActions.Removed, entry.Path), cancellationToken);
        await RemoveAsync([entry], cancellationToken);
    }

    /// <summary>Removes for good what has been here long enough.</summary>
    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-options.BinDays);
        await RemoveAsync(await Entries.Where(e => e.DeletedUtc < before).ToListAsync(cancellationToken), cancellationToken);
    }

    private async Task RemoveAsync(List<MediaBinEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
            return;
        Entries.RemoveRange(entries);
        await SaveAsync(cancellationToken);
        entries.ForEach(e => File.Delete(PhysicalPath(e.Id)));
    }

    private async Task<MediaBinEntry> RequireAsync(long id, CancellationToken cancellationToken)
    {
        var entry = await Entries.FirstOrDefaultAsync(e => e.Id == id, cancellationToken);
        if (entry is null || !access.MaySee(entry.Path) || !File.Exists(PhysicalPath(id)))
            throw Gone();
        access.DemandChange(entry.Path);
        return entry;
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else restored or removed it between the looking and the saving.
            throw Gone();
        }
    }

    private static void Take(MediaFile file, bool replaced, string to)
    {
        try
        {
            if (replaced)
                File.Copy(file.PhysicalPath, to);
            else
                File.Move(file.PhysicalPath, to);
        }
        catch (FileNotFoundException)
        {
            throw new NotFoundException($"There is no media file '{file.Place}'.");
        }
    }

    private static NotFoundException Gone() => new("That file is no longer in the bin.");

    private string PhysicalPath(long id) => Path.Combine(_folder, id.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

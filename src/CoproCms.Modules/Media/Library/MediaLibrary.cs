using CoproCms.Auditing;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Media.Api;
using CoproCms.Media.Bin;
using CoproCms.Media.Details;
using CoproCms.Media.Files;
using CoproCms.Media.Images;
using CoproCms.Security;

namespace CoproCms.Media.Library;

/// <summary>What people do to single files. Each asks whether they may.</summary>
internal sealed class MediaLibrary(
    MediaFiles files, MediaFolder folder, MediaMoves moves, MediaIntake intake, MediaStaging staging, MediaBin bin, MediaDetails details, MediaUses uses, MediaAccess access,
    CurrentActor actor, Audit audit, CmsDbContext db)
{
    /// <exception cref="NotFoundException">There is none, or it may not be seen.</exception>
    public MediaFile Require(string path) =>
        access.MaySee(path) && files.FindHere(path) is { } file ? file : throw new NotFoundException($"There is no media file '{path}'.");

    public async Task DescribeAsync(string path, IReadOnlyDictionary<string, string> texts, Framing framing, CancellationToken cancellationToken)
    {
        access.DemandChange(Require(path).Place);
        var before = MediaAudit.Read(await details.FindAsync(path, cancellationToken));
        var after = MediaAudit.Read(await details.DescribeAsync(path, texts, framing, cancellationToken));
        await audit.RecordAsync(MediaAudit.Of(AuditActions.Changed, path) with { Before = before, After = after }, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Puts a file that came in to its place.</summary>
    /// <param name="path">Where.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="keepBoth">Takes another name when this one is taken.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The path that it has.</returns>
    public async Task<string> AddAsync(string path, Stream content, bool keepBoth, CancellationToken cancellationToken)
    {
        access.DemandChange(path);
        if (!keepBoth)
            folder.DemandRoom(path, overwrite: false);
        var staged = await intake.TakeAsync(path, content, cancellationToken);
        try
        {
            staged = staged with { Path = keepBoth ? folder.FreePath(path) : path };
            folder.DemandRoom(staged.Path, overwrite: false);
            staging.Place(staged, overwrite: false);
        }
        catch (IOException)
        {
            throw MediaFolder.Conflict($"'{staged.Path}' is there already.");
        }
        finally
        {
            staging.Discard(staged);
        }

        await audit.RecordAsync(MediaAudit.Of(AuditActions.Created, staged.Path), CancellationToken.None);
        await NoteAsync(staged.Path);
        return staged.Path;
    }

    /// <summary>Puts other bytes of the same kind at the same path; the ones before go to the bin.</summary>
    public async Task ReplaceAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        access.DemandChange(Require(path).Place);
        var staged = await intake.TakeAsync(path, content, cancellationToken);
        try
        {
            await bin.PutAsync(Require(path), replaced: true, cancellationToken);
            staging.Place(staged);
        }
        finally
        {
            staging.Discard(staged);
        }

        await NoteAsync(path);
    }

    /// <summary>Gives a file another name or folder. What uses it finds it at its new place, because its old address stays good.</summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancellationToken)
    {
        var file = Require(from);
        access.DemandChange(from);
        access.DemandChange(Checked(to));
        if (MediaTypes.Of(to)?.ContentType != file.Type.ContentType)
            throw new MediaRefusedException(MediaRule.Type, $"'{to}' has to end in {file.Type.Extension}, as the file's content is {file.Type.ContentType}.");
        folder.DemandRoom(to, overwrite: false);
        Directory.CreateDirectory(Path.GetDirectoryName(files.PhysicalPath(to))!);
        try
        {
            File.Move(file.PhysicalPath, files.PhysicalPath(to));
        }
        catch (IOException)
        {
            throw MediaFolder.Conflict($"'{from}' could not be moved to '{to}': something else took the one or the other meanwhile.");
        }

        moves.Note(from, to);
        await details.MoveAsync(from, to, CancellationToken.None);
        await audit.RecordAsync(MediaAudit.Move(MediaAudit.Moved, from, to), CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>Moves a file to the bin, unless something uses it and nobody said that it may go all the same.</summary>
    /// <returns>What uses it and kept it; null when it is gone.</returns>
    public async Task<MediaUse?> DeleteAsync(string path, bool evenIfUsed, CancellationToken cancellationToken)
    {
        var file = Require(path);
        access.DemandChange(path);
        if (!evenIfUsed && await uses.FindAsync(path, cancellationToken) is { Count: > 0 } use)
            return use;
        await bin.PutAsync(file, replaced: false, cancellationToken);
        return null;
    }

    /// <exception cref="MediaRefusedException">There can be no such path.</exception>
    public static string Checked(string path) => MediaPath.FaultOfNew(path) is { } fault
        ? throw new MediaRefusedException(MediaRule.Path, $"The media path '{path}' {fault}.") : path;

    // The file is there, whoever goes away meanwhile.
    private async Task NoteAsync(string path)
    {
        await details.NoteUploadAsync(path, actor.Value.UserId, CancellationToken.None);
        db.Touch(CacheTags.Media);
        await db.SaveChangesAsync(CancellationToken.None);
    }
}

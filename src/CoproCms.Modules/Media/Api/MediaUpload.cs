using CoproCms.Auditing;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Media.Details;
using CoproCms.Media.Files;
using CoproCms.Media.Library;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Media.Api;

/// <summary>
/// Receives files: all of a request or none. Each is checked and staged while it comes in; when the last is there they are moved into place.
/// </summary>
internal sealed class MediaUpload(
    MediaIntake intake, MediaStaging staging, MediaFiles files, MediaFolder folder, MediaAccess access, StagingCleaner cleaner, MediaDetails details,
    CurrentActor actor, Audit audit, CmsDbContext db)
{
    public async Task<IReadOnlyList<MediaFile>> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        await cleaner.CleanAsync(cancellationToken);
        var form = new UploadForm(request);
        var staged = new List<StagedFile>();
        try
        {
            while (await form.NextFileAsync(cancellationToken) is { } file)
                staged.Add(await TakeAsync(file, staged, form.Overwrite, cancellationToken));
            if (staged.Count == 0)
                throw new BadHttpRequestException("The form has no file: send each as a part with a file name.");
            Place(staged, form.Overwrite);
        }
        finally
        {
            foreach (var file in staged)
                staging.Discard(file);
        }

        // Pages show the new files at once, even if the sender does not wait for the answer.
        db.Touch(CacheTags.Media);
        foreach (var file in staged)
        {
            await details.NoteUploadAsync(file.Path, actor.Value.UserId, CancellationToken.None);
            await audit.RecordAsync(MediaAudit.Of(AuditActions.Created, file.Path), CancellationToken.None);
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return [.. staged.Select(file => files.Find(file.Path)).OfType<MediaFile>()];
    }

    private async Task<StagedFile> TakeAsync(UploadedFile file, List<StagedFile> before, bool overwrite, CancellationToken cancellationToken)
    {
        if (MediaPath.FaultOfNew(file.Path) is { } fault)
            throw new MediaRefusedException(MediaRule.Path, $"The media path '{file.Path}' {fault}.");
        access.DemandChange(file.Path);
        folder.DemandRoom(file.Path, overwrite);
        if (before.Exists(b => b.Path.Equals(file.Path, StringComparison.OrdinalIgnoreCase)))
            throw MediaFolder.Conflict($"The form has '{file.Path}' twice.");
        return await intake.TakeAsync(file.Path, file.Content, cancellationToken);
    }

    private void Place(List<StagedFile> staged, bool overwrite)
    {
        var placed = new List<StagedFile>();
        try
        {
            foreach (var file in staged)
            {
                staging.Place(file, overwrite);
                placed.Add(file);
            }
        }
        catch (IOException error) when (placed.Count < staged.Count)
        {
            // What was replaced cannot be had back; what is new can go again.
            if (!overwrite)
                placed.ForEach(file => File.Delete(files.PhysicalPath(file.Path)));
            throw MediaFolder.Conflict($"'{staged[placed.Count].Path}' could not be put into place: {(error is FileNotFoundException ? "it is gone" : "something else took it meanwhile")}.");
        }
    }
}

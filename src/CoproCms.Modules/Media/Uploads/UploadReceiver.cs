using CoproCms.Errors;
using CoproCms.Media.Api;
using CoproCms.Media.Files;
using CoproCms.Media.Library;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Media.Uploads;

/// <summary>Takes uploads in piece by piece; the last piece makes a media file of them, by the same rules as any other upload.</summary>
internal sealed class UploadReceiver(PartialUploads uploads, MediaInspector inspector, MediaFolder folder, MediaLibrary library, MediaAccess access, CurrentActor actor)
{
    /// <exception cref="MediaRefusedException">Such a file could never be taken.</exception>
    public PartialUpload Begin(string path, long length, bool keepBoth, string fingerprint)
    {
        var place = MediaPath.Normalise(path);
        inspector.Allowed(place);
        inspector.CheckLength(place, length);
        access.DemandChange(place);
        if (!keepBoth)
            folder.DemandRoom(place, overwrite: false);
        var user = actor.Value.UserId ?? throw new ForbiddenException(MediaPermissions.ManageOwn, "to upload in pieces, which only people do");
        return uploads.Create(user, place, length, keepBoth, fingerprint.Length > 100 ? "" : fingerprint);
    }

    /// <exception cref="NotFoundException">There is none that the actor began.</exception>
    public PartialUpload Require(string id) => uploads.Find(id, actor.Value.UserId) ?? throw new NotFoundException("There is no such upload; begin anew.");

    /// <returns>How many bytes there are, and the path of the file if those are all.</returns>
    public async Task<(long Offset, string? Path)> AppendAsync(PartialUpload upload, long offset, Stream body, CancellationToken cancellationToken)
    {
        var now = await uploads.AppendAsync(upload, offset, body, cancellationToken);
        try
        {
            if (offset < FileSignature.Reach)
                await CheckBeginningAsync(upload, now, cancellationToken);
            return now < upload.Length ? (now, null) : (now, await FinishAsync(upload));
        }
        catch (Exception error) when (error is MediaRefusedException or ForbiddenException or RefusedRequestException)
        {
            // It would be refused again, however often it is sent.
            uploads.Remove(upload);
            throw;
        }
    }

    private async Task CheckBeginningAsync(PartialUpload upload, long length, CancellationToken cancellationToken)
    {
        if (length < Math.Min(FileSignature.Reach, upload.Length))
            return;
        var head = new byte[FileSignature.Reach];
        await using var content = uploads.OpenRead(upload);
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        inspector.CheckContent(upload.Path, inspector.Allowed(upload.Path), head.AsSpan(0, read));
    }

    // All of it is here: that the sender goes away now must not undo it.
    private async Task<string> FinishAsync(PartialUpload upload)
    {
        string path;
        await using (var content = uploads.OpenRead(upload))
            path = await library.AddAsync(upload.Path, content, upload.KeepBoth, CancellationToken.None);
        uploads.Remove(upload);
        return path;
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Media.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CoproCms.Media.Uploads;

/// <summary>
/// Unfinished uploads on disk, two files for each: what it is, and the bytes so far. How many bytes there are is all that an upload's state is, so a
/// killed process loses nothing that reached the disk. Outside the media folder: nobody can fetch what is not finished and checked.
/// </summary>
internal sealed class PartialUploads(AppData appData, MediaOptions options, TimeProvider time)
{
    public const int MostForOneUser = 50;

    private const int IdLength = 16;

    private readonly string _folder = appData.Folder("MediaUploads");

    public DateTime Expires(PartialUpload upload) => upload.CreatedUtc + options.TemporaryFileLifetime;

    /// <exception cref="RefusedRequestException">The user has begun too much (413).</exception>
    public PartialUpload Create(string userId, string path, long length, bool keepBoth, string fingerprint)
    {
        var begun = Of(userId);
        if (begun.Count >= MostForOneUser || begun.Sum(u => u.Length) + length > options.MaxUnfinishedSize)
            throw new RefusedRequestException(StatusCodes.Status413PayloadTooLarge, "too-large",
                $"You have {begun.Count} unfinished uploads; at most {MostForOneUser} of {options.MaxUnfinishedSize} bytes together are kept. Finish or cancel some first.");
        var id = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(IdLength));
        var upload = new PartialUpload(id, userId, path, length, keepBoth, fingerprint, time.GetUtcNow().UtcDateTime);
        File.Create(Content(id)).Dispose();
        File.WriteAllText(About(id), JsonSerializer.Serialize(upload));
        return upload;
    }

    /// <summary>Null for those of others, those that are too old, and those that never were.</summary>
    public PartialUpload? Find(string id, string? userId) =>
        id.Length < 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && Read(About(id)) is { } upload
        && upload.UserId == userId && Expires(upload) > time.GetUtcNow().UtcDateTime && File.Exists(Content(id)) ? upload : null;

    public IReadOnlyList<PartialUpload> Of(string userId) => [.. All().Where(u => Find(u.Id, userId) is not null).OrderBy(u => u.CreatedUtc)];

    public long Offset(PartialUpload upload) => new FileInfo(Content(upload.Id)) is { Exists: true } file ? file.Length : 0;

    /// <summary>Adds what the body holds, as far as it comes: what has reached the disk stays when the sender goes away.</summary>
    /// <returns>How many bytes there are now.</returns>
    /// <exception cref="RefusedRequestException">Somebody else is adding (423), or it does not go on where the upload ends (409), or it is more than was announced (413).</exception>
    public async Task<long> AppendAsync(PartialUpload upload, long offset, Stream body, CancellationToken cancellationToken)
    {
        await using var file = Open(upload);
        if (file.Length != offset)
            throw new RefusedRequestException(StatusCodes.Status409Conflict, "conflict", $"The upload has {file.Length} bytes; go on there, not at {offset}.");
        file.Seek(0, SeekOrigin.End);
        var piece = new byte[64 * 1024];
        try
        {
            while (await body.ReadAsync(piece, cancellationToken) is > 0 and var length)
            {
                if (file.Length + length > upload.Length)
                    throw new RefusedRequestException(StatusCodes.Status413PayloadTooLarge, "too-large", $"The upload was announced with {upload.Length} bytes; more came.");
                await file.WriteAsync(piece.AsMemory(0, length), CancellationToken.None);
            }
        }
        finally
        {
            file.Flush(flushToDisk: true);
        }

        return file.Length;
    }

    public FileStream OpenRead(PartialUpload upload) => MediaFiles.OpenRead(Content(upload.Id));

    public void Remove(PartialUpload upload) => Remove(upload.Id);

    /// <summary>Removes what nobody may go on with any more.</summary>
    public void Clean()
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var upload in All().Where(u => Expires(u) <= now))
            Remove(upload.Id);
    }

    private void Remove(string id)
    {
        File.Delete(About(id));
        File.Delete(Content(id));
    }

    private IEnumerable<PartialUpload> All() => Directory.EnumerateFiles(_folder, "*.json").Select(Read).OfType<PartialUpload>();

    private FileStream Open(PartialUpload upload)
    {
        try
        {
            return new(Content(upload.Id), FileMode.Open, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
        }
        catch (IOException error) when (error is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new RefusedRequestException(StatusCodes.Status423Locked, "locked", "Another request is adding to this upload; ask how far it is, and go on from there.");
        }
    }

    private static PartialUpload? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<PartialUpload>(File.ReadAllText(file)) : null;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            // Being written or removed.
            return null;
        }
    }

    private string About(string id) => Path.Combine(_folder, id + ".json");

    private string Content(string id) => Path.Combine(_folder, id + ".part");
}

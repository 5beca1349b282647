using System.Buffers;
using CoproCms.Media.Images;

namespace CoproCms.Media.Files;

/// <summary>Takes files in from outside piece by piece: checked while they are read, never whole in memory, and staged when all is well.</summary>
internal sealed class MediaIntake(MediaInspector inspector, MediaStaging staging, ImageProcessor processor)
{
    private const int PieceLength = 64 * 1024;

    /// <exception cref="MediaRefusedException">The path or the content breaks a rule; nothing of it stays.</exception>
    public async Task<StagedFile> TakeAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var type = inspector.Allowed(path);
        var staged = await staging.StageAsync(path, (target, cancelled) => CopyAsync(path, type, content, target, cancelled), cancellationToken);
        return type.IsSvg || PhotoMetadata.IsIn(type) || type.IsRaster ? await CleanAsync(staged, type, cancellationToken) : staged;
    }

    private async Task<StagedFile> CleanAsync(StagedFile raw, MediaType type, CancellationToken cancellationToken)
    {
        try
        {
            if (type.IsRaster)
                processor.CheckNew(raw.Path, staging.PhysicalPath(raw));
            await using var content = staging.OpenRead(raw);
            return await staging.StageAsync(raw.Path, (target, cancelled) => CleanAsync(raw.Path, type, content, target, cancelled), cancellationToken);
        }
        catch (ImageRefusedException refused)
        {
            throw new MediaRefusedException(MediaRule.Type, refused.Message);
        }
        finally
        {
            staging.Discard(raw);
        }
    }

    private static Task CleanAsync(string path, MediaType type, Stream content, Stream target, CancellationToken cancellationToken)
    {
        if (type.IsSvg)
            SvgSanitizer.Sanitize(path, content, target);
        else if (PhotoMetadata.IsIn(type))
            PhotoMetadata.Strip(path, type, content, target);
        else
            return content.CopyToAsync(target, cancellationToken);
        return Task.CompletedTask;
    }

    private async Task CopyAsync(string path, MediaType type, Stream content, Stream target, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            var length = await ReadAsync(path, content, piece, FileSignature.Reach, cancellationToken);
            inspector.CheckContent(path, type, piece.AsSpan(0, length));
            for (long total = length; length > 0; total += length)
            {
                inspector.CheckLength(path, total);
                await target.WriteAsync(piece.AsMemory(0, length), cancellationToken);
                length = await ReadAsync(path, content, piece, 1, cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    // Only what comes from outside is the sender's fault; a full disk is ours.
    private static async ValueTask<int> ReadAsync(string path, Stream content, byte[] piece, int atLeast, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadAtLeastAsync(piece.AsMemory(0, PieceLength), atLeast, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException || error.GetType() == typeof(IOException))
        {
            throw new MediaRefusedException(MediaRule.Complete, $"'{path}' stops in the middle: {error.Message}");
        }
    }
}

using System.Text;
using CoproCms.Errors;
using CoproCms.Media.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CoproCms.Media.Api;

/// <param name="Path">Where it is to go, below the media folder; not yet checked.</param>
/// <param name="Content">To be read once, before the next file is asked for.</param>
internal sealed record UploadedFile(string Path, Stream Content);

/// <summary>
/// A form of <c>multipart/form-data</c> as it comes in. The fields <c>path</c> and <c>overwrite</c> may stand in the address or in the form,
/// there before the files, because each file is put away as it comes.
/// </summary>
internal sealed class UploadForm(HttpRequest request)
{
    public const int MaximumFiles = 100;

    // RFC 2046, section 5.1.1.
    private const int MaximumBoundary = 70;
    private const int MaximumValue = 2_000;

    private readonly MultipartReader _parts = new(Boundary(request), request.Body);
    private string _folder = request.Query["path"].ToString();
    private int _files;

    public bool Overwrite { get; private set; } = IsTrue(request.Query["overwrite"].ToString());

    /// <exception cref="BadHttpRequestException">The form cannot be read.</exception>
    public async Task<UploadedFile?> NextFileAsync(CancellationToken cancellationToken)
    {
        while (await ReadAsync(() => _parts.ReadNextSectionAsync(cancellationToken)) is { } part)
        {
            var (name, fileName) = Head(part);
            if (fileName is null)
                await ReadFieldAsync(name, part.Body, cancellationToken);
            else if (++_files > MaximumFiles)
                throw new BadHttpRequestException($"A form has at most {MaximumFiles} files; send the others in another.", StatusCodes.Status413PayloadTooLarge);
            else
                return new(Path(fileName), part.Body);
        }

        return null;
    }

    /// <returns>The part's name, and its file's if it is one.</returns>
    private static (string Name, string? FileName) Head(MultipartSection part)
    {
        try
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var head) || head.DispositionType != "form-data")
                throw new BadHttpRequestException("Each part of the form needs a Content-Disposition of form-data.");
            var name = HeaderUtilities.RemoveQuotes(head.Name).ToString();
            return head.IsFileDisposition()
                ? (name, HeaderUtilities.UnescapeAsQuotedString(head.FileNameStar.HasValue ? head.FileNameStar : head.FileName).ToString()) : (name, null);
        }
        catch (ArgumentException error)
        {
            // A parameter with a star and nothing behind it.
            throw new BadHttpRequestException("A Content-Disposition of the form cannot be read.", error);
        }
    }

    private async Task ReadFieldAsync(string name, Stream body, CancellationToken cancellationToken)
    {
        if (name is not ("path" or "overwrite"))
            throw new BadHttpRequestException($"The form has a field '{name}'; it may have path, overwrite and files.");
        if (_files > 0)
            throw new BadHttpRequestException($"The field '{name}' must come before the files.");
        var value = await ReadValueAsync(name, body, cancellationToken);
        if (name == "path")
            _folder = value;
        else
            Overwrite = IsTrue(value);
    }

    private static async Task<string> ReadValueAsync(string name, Stream body, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaximumValue + 1];
        var length = await ReadAsync(() => body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).AsTask());
        return length <= MaximumValue ? Encoding.UTF8.GetString(bytes, 0, length) : throw new BadHttpRequestException($"The field '{name}' is too long.");
    }

    // Some clients send the path on their own disk.
    private string Path(string sent)
    {
        var name = sent[(sent.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var folder = _folder.Trim('/');
        return MediaPath.Normalise(folder.Length == 0 ? name : $"{folder}/{name}");
    }

    private static async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (error is InvalidDataException || error.GetType() == typeof(IOException))
        {
            throw new BadHttpRequestException($"The form cannot be read: {error.Message}", error);
        }
    }

    private static string Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new RefusedRequestException(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Files are sent as multipart/form-data.");
        return HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is { Length: > 0 and <= MaximumBoundary } boundary
            ? boundary : throw new BadHttpRequestException($"multipart/form-data needs a boundary of 1 to {MaximumBoundary} characters.");
    }

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);
}

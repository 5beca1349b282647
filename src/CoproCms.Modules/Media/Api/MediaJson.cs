using System.Globalization;
using System.Text.Json;
using CoproCms.Hosting;
using CoproCms.Media.Files;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Media.Api;

/// <summary>Which part of a long folder is wanted.</summary>
/// <param name="First">So many entries.</param>
/// <param name="After">After the one of this name, whether it is still there or not; a folder's ends with a slash.</param>
internal sealed record MediaPage(int First, string? After)
{
    private const int Maximum = 1_000;

    public static MediaPage Read(HttpRequest request)
    {
        var first = request.Query["first"].ToString();
        if (first.Length == 0)
            return new(100, Place(request));
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= Maximum
            ? new(count, Place(request)) : throw new BadHttpRequestException($"'first' is a number from 1 to {Maximum}, not '{first}'.");
    }

    /// <summary>Folders sort before files.</summary>
    public static string Key(MediaEntry entry) => entry.IsFolder ? entry.Name + "/" : entry.Name;

    public bool Holds(MediaEntry entry) => After is null
        || (entry.IsFolder, After.EndsWith('/')) is var (isFolder, afterFolder) && (isFolder == afterFolder
            ? string.CompareOrdinal(entry.Name, After.TrimEnd('/')) > 0 : afterFolder);

    private static string? Place(HttpRequest request) => request.Query["after"].ToString() is { Length: > 0 } after ? after : null;
}

/// <summary>What the media API tells of files and folders.</summary>
internal sealed class MediaJson(MediaUrls urls)
{
    public async Task<IResult> OfFileAsync(MediaFile file, CancellationToken cancellationToken)
    {
        var size = await urls.WholeSizeAsync(file, cancellationToken);
        return new JsonAnswer(JsonAnswer.Write(json => Write(json, file, size)), file.EntityTag.ToString());
    }

    public JsonAnswer OfFolder(string path, IEnumerable<MediaEntry> entries, MediaPage page)
    {
        var wanted = entries.Where(page.Holds).Take(page.First + 1).ToList();
        return JsonAnswer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteStartArray("items");
            foreach (var entry in wanted.Take(page.First))
                Write(json, entry);
            json.WriteEndArray();
            json.WriteStartObject("pageInfo");
            json.WriteBoolean("hasNextPage", wanted.Count > page.First);
            json.WriteString("endCursor", wanted.Take(page.First).LastOrDefault() is { } last ? MediaPage.Key(last) : null);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    public async Task<IResult> OfUploadedAsync(IReadOnlyList<MediaFile> uploaded, CancellationToken cancellationToken)
    {
        var sized = new List<(MediaFile File, (int, int)? Size)>();
        foreach (var file in uploaded)
            sized.Add((file, await urls.WholeSizeAsync(file, cancellationToken)));
        var body = JsonAnswer.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var (file, size) in sized)
                Write(json, file, size);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        return new Created(body);
    }

    private void Write(Utf8JsonWriter json, MediaFile file, (int Width, int Height)? size)
    {
        json.WriteStartObject();
        json.WriteString("kind", "file");
        json.WriteString("name", Path.GetFileName(file.Path));
        json.WriteString("path", file.Path);
        json.WriteString("url", urls.Url(file.Path));
        json.WriteString("mediaType", file.Type.ContentType);
        json.WriteNumber("length", file.Length);
        json.WriteString("modifiedUtc", file.LastModified.UtcDateTime);
        json.WriteString("version", file.Version);
        if (size is var (width, height))
        {
            json.WriteNumber("width", width);
            json.WriteNumber("height", height);
        }

        json.WriteEndObject();
    }

    // Without what only reading the file would tell: a list may be long.
    private static void Write(Utf8JsonWriter json, MediaEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("kind", entry.IsFolder ? "folder" : "file");
        json.WriteString("name", entry.Name);
        json.WriteString("path", entry.Path);
        if (!entry.IsFolder)
        {
            json.WriteString("mediaType", MediaTypes.Of(entry.Name)?.ContentType);
            json.WriteNumber("length", entry.Length);
            json.WriteString("modifiedUtc", entry.ModifiedUtc);
        }

        json.WriteEndObject();
    }

    private sealed class Created(ReadOnlyMemory<byte> body) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.CacheControl = "no-store";
            response.ContentType = "application/json; charset=utf-8";
            await response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}

using System.Collections.Concurrent;
using CoproCms.Data;
using CoproCms.Theming.Templates;
using Microsoft.AspNetCore.StaticFiles;

namespace CoproCms.Theming.StaticFiles;

/// <summary>The files below the themes' <c>wwwroot</c> by their address, <c>/Copro/css/site.css</c>. Only files that exist are remembered.</summary>
internal sealed class ThemeFiles(Themes themes) : ITaggedCache
{
    private const long MaximumLength = 16 * 1024 * 1024;

    private readonly FileExtensionContentTypeProvider _types = new();
    private readonly ConcurrentDictionary<string, ThemeFile> _files = new(StringComparer.Ordinal);

    /// <summary>The address with the file's version, so that browsers may keep it for good; any other address as it is.</summary>
    public string Versioned(string url) =>
        url.StartsWith('/') && !url.Contains('?') && Find(url) is { } file ? $"{url}?v={file.Version}" : url;

    /// <param name="path">Decoded path of the address.</param>
    /// <returns>The file, null when the path leads to none.</returns>
    public ThemeFile? Find(string path)
    {
        if (_files.TryGetValue(path, out var known))
            return known;
        if (Locate(path) is not { } location || !_types.TryGetContentType(location, out var type) || !File.Exists(location)
            || new FileInfo(location).Length > MaximumLength)
            return null;
        return _files[path] = new(File.ReadAllBytes(location), type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type);
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(CacheTags.All) || tags.Contains(CacheTags.Document(DocumentKinds.Template)))
            _files.Clear();
        return default;
    }

    private string? Locate(string path)
    {
        var segments = path.Split('/');
        if (segments.Length < 3 || segments[0].Length > 0 || !segments.Skip(1).All(IsName) || themes.Find(segments[1]) is not { } theme)
            return null;
        // Addresses are spelled as the files are, on systems that do not mind the case as well.
        return theme.Id == segments[1] ? Path.Combine([theme.Files, .. segments.Skip(2)]) : null;
    }

    private static bool IsName(string segment) =>
        segment.Length > 0 && segment[0] != '.' && segment.IndexOfAny(['\\', ':', '\0']) < 0 && segment.IndexOfAny(Path.GetInvalidFileNameChars()) < 0;
}

namespace CoproCms.Media.Files;

/// <summary>Decides whether bytes may become a media file, and in which form.</summary>
internal sealed class MediaInspector(MediaOptions options)
{
    /// <returns>The bytes to store: as given, or an SVG without what could run.</returns>
    /// <exception cref="MediaRefusedException">The path or the bytes break a rule, which the message tells.</exception>
    public byte[] Accept(string path, byte[] content)
    {
        if (MediaPath.Fault(path) is { } fault)
            throw new MediaRefusedException($"The media path '{path}' {fault}.");
        var type = Allowed(path);
        if (content.LongLength > options.MaxFileSize)
            throw new MediaRefusedException($"'{path}' has {content.LongLength} bytes; at most {options.MaxFileSize} are allowed (MaxFileSize).");
        if (type.IsSvg)
            return SvgSanitizer.Sanitize(path, content);
        if (!type.Signatures.Any(s => s.Matches(content.AsSpan(0, Math.Min(content.Length, FileSignature.Reach)))))
            throw new MediaRefusedException($"'{path}' is called {type.Extension} but its bytes are not {type.ContentType}.");
        return content;
    }

    /// <exception cref="MediaRefusedException">Files of this extension are not allowed.</exception>
    public MediaType Allowed(string path)
    {
        var extension = Path.GetExtension(path);
        if (MediaTypes.Of(path) is { } type && options.AllowedFileExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            return type;
        throw new MediaRefusedException(
            $"Files called '{extension}' are not allowed ('{path}'); allowed are {string.Join(' ', options.AllowedFileExtensions)}.");
    }
}

/// <summary>A file that may not become media; the message says why and names the file.</summary>
internal sealed class MediaRefusedException(string message) : Errors.CmsException(message);

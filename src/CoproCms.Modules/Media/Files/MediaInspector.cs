namespace CoproCms.Media.Files;

/// <summary>Decides whether bytes may become a media file, and in which form.</summary>
internal sealed class MediaInspector(MediaOptions options)
{
    /// <returns>The bytes to store: as given, or an SVG without what could run.</returns>
    /// <exception cref="MediaRefusedException">The path or the bytes break a rule, which the message tells.</exception>
    public byte[] Accept(string path, byte[] content)
    {
        var type = Allowed(path);
        CheckLength(path, content.LongLength);
        CheckContent(path, type, content);
        if (!type.IsSvg)
            return content;
        using var sanitized = new MemoryStream(content.Length);
        SvgSanitizer.Sanitize(path, new MemoryStream(content), sanitized);
        return sanitized.ToArray();
    }

    /// <exception cref="MediaRefusedException">There can be no such path, or files of this extension are not allowed.</exception>
    public MediaType Allowed(string path)
    {
        if (MediaPath.FaultOfNew(path) is { } fault)
            throw new MediaRefusedException(MediaRule.Path, $"The media path '{path}' {fault}.");
        var extension = Path.GetExtension(path);
        if (MediaTypes.Of(path) is { } type && options.AllowedFileExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            return type;
        throw new MediaRefusedException(
            MediaRule.Type, $"Files called '{extension}' are not allowed ('{path}'); allowed are {string.Join(' ', options.AllowedFileExtensions)}.");
    }

    /// <param name="path">For the message.</param>
    /// <param name="length">Bytes, all or so far.</param>
    /// <exception cref="MediaRefusedException">There are too many.</exception>
    public void CheckLength(string path, long length)
    {
        if (length > options.MaxFileSize)
            throw new MediaRefusedException(MediaRule.Size, $"'{path}' has more than {options.MaxFileSize} bytes, the most that are allowed (MaxFileSize).");
    }

    /// <param name="path">For the message.</param>
    /// <param name="type">What the path promises.</param>
    /// <param name="head">The beginning, <see cref="FileSignature.Reach"/> bytes of it or all there are.</param>
    /// <exception cref="MediaRefusedException">The bytes are something else.</exception>
    public void CheckContent(string path, MediaType type, ReadOnlySpan<byte> head)
    {
        if (type.IsSvg)
            return;
        foreach (var signature in type.Signatures)
        {
            if (signature.Matches(head))
                return;
        }

        throw new MediaRefusedException(MediaRule.Type, $"'{path}' is called {type.Extension} but its bytes are not {type.ContentType}.");
    }
}

/// <summary>What a refused file offends against.</summary>
internal enum MediaRule
{
    /// <summary>Where it is to go.</summary>
    Path,

    /// <summary>Its extension is not allowed, or its bytes are not what the extension says.</summary>
    Type,

    Size,

    /// <summary>It ends too early.</summary>
    Complete,

    /// <summary>It could not be had from where the recipe says.</summary>
    Source,
}

/// <summary>A file that may not become media; the message says why and names the file.</summary>
internal sealed class MediaRefusedException(MediaRule rule, string message) : Errors.CmsException(message)
{
    public MediaRule Rule { get; } = rule;
}

namespace CoproCms.Media;

/// <summary>Paths of media files, always relative to the media folder and with forward slashes.</summary>
public static class MediaPaths
{
    /// <summary>Whether the path stays below the media folder on every operating system.</summary>
    public static bool IsSafe(string? path) =>
        !string.IsNullOrWhiteSpace(path)
        && !path.Any(c => char.IsControl(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
        && path.Split('/').All(segment => segment.Length > 0 && segment.Trim(' ', '.').Length > 0 && segment is not ("." or ".."));
}

using System.Buffers;

namespace CoproCms.Media.Files;

/// <summary>Says which paths below the media folder there can be: <c>events/chepstow.png</c>, never one that leaves it or names a hidden file.</summary>
internal static class MediaPath
{
    public const int MaximumLength = 400;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|\u007F");

    /// <returns>Null when the path is fine, else the rule that it breaks, as the end of a sentence.</returns>
    public static string? Fault(string path)
    {
        if (path.Length is 0 or > MaximumLength)
            return $"must have between 1 and {MaximumLength} characters";
        if (path.AsSpan().ContainsAny(Forbidden) || path.Any(char.IsControl))
            return "must not contain any of \\ : * ? \" < > | or control characters";
        return path.Split('/').Any(IsBadSegment) ? "must be relative, without empty names, without '..', and without names that begin or end with a dot or a space" : null;
    }

    private static bool IsBadSegment(string name) =>
        name.Length == 0 || name[0] is '.' or ' ' || name[^1] is '.' or ' ';
}

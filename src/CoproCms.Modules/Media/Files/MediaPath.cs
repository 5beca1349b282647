using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CoproCms.Media.Files;

/// <summary>Says which paths below the media folder there can be: <c>events/chepstow.png</c>, never one that leaves it or names a hidden file.</summary>
internal static class MediaPath
{
    public const int MaximumLength = 400;

    // What file systems allow.
    private const int MaximumNameBytes = 255;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|\u007F");

    private static readonly FrozenSet<string> Devices = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" })]);

    /// <returns>Null when the path is fine, else the rule that it breaks, as the end of a sentence.</returns>
    public static string? Fault(string path)
    {
        if (path.Length is 0 or > MaximumLength)
            return $"must have between 1 and {MaximumLength} characters";
        if (path.AsSpan().ContainsAny(Forbidden) || path.Any(char.IsControl))
            return "must not contain any of \\ : * ? \" < > | or control characters";
        return path.Split('/').Any(IsBadSegment) ? "must be relative, without empty names, without '..', and without names that begin or end with a dot or a space" : null;
    }

    /// <summary>The same for a file that is about to be made: its name must mean the same on every system and to every reader.</summary>
    public static string? FaultOfNew(string path)
    {
        if (Fault(path) is { } fault)
            return fault;
        if (path.EnumerateRunes().Any(IsInvisible))
            return "must not contain characters that cannot be seen or are no characters";
        if (path.Split('/').Any(name => Encoding.UTF8.GetByteCount(name) > MaximumNameBytes))
            return $"must have names of at most {MaximumNameBytes} bytes in UTF-8";
        return path.Split('/').Any(name => Devices.Contains(name.Split('.')[0].TrimEnd())) ? "must not use a name that Windows keeps for a device" : null;
    }

    /// <summary>One spelling for each name: accents composed, no slashes around it.</summary>
    public static string Normalise(string path)
    {
        try
        {
            return path.Trim('/').Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // It is no Unicode, which the rules for paths will say.
            return path;
        }
    }

    private static bool IsBadSegment(string name) =>
        name.Length == 0 || name[0] is '.' or ' ' || name[^1] is '.' or ' ';

    // Among them the marks that turn the direction of writing, with which exe.png can be made to look like gnp.exe. Halves of surrogate pairs show as U+FFFD.
    private static bool IsInvisible(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}

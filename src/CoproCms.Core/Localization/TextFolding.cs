using System.Text;

namespace CoproCms.Localization;

/// <summary>Text as it is compared: without regard to case, by Unicode's rules, on every database alike (SQLite's own lower() misses Ŵ).</summary>
public static class TextFolding
{
    public static string? Fold(string? text) => text?.Normalize(NormalizationForm.FormC).ToLowerInvariant();

    /// <summary>The folded text cut to the length that an index takes, never inside a surrogate pair.</summary>
    public static string? Key(string? text, int length)
    {
        var folded = Fold(text);
        if (folded is null || folded.Length <= length)
            return folded;
        return folded[..(char.IsHighSurrogate(folded[length - 1]) ? length - 1 : length)];
    }
}

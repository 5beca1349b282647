using System.Text;

namespace CoproCms.Localization;

/// <summary>Text as it is compared: without regard to case, by Unicode's rules, on every database alike (SQLite's own lower() misses Ŵ).</summary>
public static class TextFolding
{
    public static string? Fold(string? text) => text is null ? null : Normalise(text, NormalizationForm.FormC).ToLowerInvariant();

    /// <summary>Normalises any text: half a surrogate pair, which Unicode's rules do not cover, becomes the replacement character.</summary>
    internal static string Normalise(string text, NormalizationForm form)
    {
        if (text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return text.Normalize(form);
    }

    /// <summary>The folded text cut to the length that an index takes, never inside a surrogate pair.</summary>
    public static string? Key(string? text, int length)
    {
        var folded = Fold(text);
        if (folded is null || folded.Length <= length)
            return folded;
        return folded[..(char.IsHighSurrogate(folded[length - 1]) ? length - 1 : length)];
    }
}

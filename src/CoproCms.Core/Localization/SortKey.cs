using System.Globalization;
using System.Text;

namespace CoproCms.Localization;

/// <summary>
/// A text whose ordinal order is the language's alphabetical order, so that any database sorts it right.
/// Accents do not count; in Welsh ch, dd, ff, ng, ll, ph, rh and th are letters, ng standing after g.
/// </summary>
public static class SortKey
{
    // Above every letter, so that a digraph sorts after all words that begin with its first letter alone.
    private const char AfterLetter = '~';

    private static readonly string[] Digraphs = ["ch", "dd", "ff", "ll", "ph", "rh", "th"];

    // Words in which two letters meet without being the digraph they look like.
    private static readonly string[] NotDigraphs = ["bangor", "dangos", "llongyfarch", "arholi", "parhau", "parhad", "bangladesh", "hwngari"];

    public static string Make(string text, string? culture)
    {
        var plain = WithoutAccents(text);
        return culture?.StartsWith("cy", StringComparison.Ordinal) == true ? Welsh(plain) : plain;
    }

    private static string WithoutAccents(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in TextFolding.Normalise(text, NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                result.Append(char.ToLowerInvariant(c));
        }

        return result.ToString();
    }

    private static string Welsh(string text)
    {
        var result = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (NotDigraphs.FirstOrDefault(w => string.CompareOrdinal(text, i, w, 0, w.Length) == 0) is { } word)
            {
                // The first letters of these words are ordinary; only ll of llongyfarch is a letter of its own.
                result.Append(word.StartsWith("ll", StringComparison.Ordinal) ? "l" + AfterLetter + word[2..] : word);
                i += word.Length - 1;
            }
            else if (i + 1 < text.Length && text[i] == 'n' && text[i + 1] == 'g')
                result.Append('g').Append(AfterLetter).Append(Skip(ref i));
            else if (i + 1 < text.Length && Digraphs.Contains(text.Substring(i, 2)))
                result.Append(text[i]).Append(AfterLetter).Append(Skip(ref i));
            else
                result.Append(text[i]);
        }

        return result.ToString();
    }

    private static string Skip(ref int i)
    {
        i++;
        return "";
    }
}

using System.Globalization;
using System.Text;
using CoproCms.Localization;

namespace CoproCms.Routing;

/// <summary>A text as a piece of an address: lower case, accents folded (ŵ is w), letters of other scripts kept, dashes between words.</summary>
public static class Slug
{
    public const int MaximumLength = 200;

    public static string Make(string? text)
    {
        var slug = new StringBuilder();
        foreach (var c in TextFolding.Normalise(text ?? "", NormalizationForm.FormKD))
        {
            if (slug.Length >= MaximumLength)
                break;
            Append(slug, c);
        }

        return TextFolding.Normalise(slug.ToString().TrimEnd('-'), NormalizationForm.FormC);
    }

    private static void Append(StringBuilder slug, char c)
    {
        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.NonSpacingMark when slug.Length == 0 || char.IsAscii(slug[^1]):
            case UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control:
                break;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter:
                slug.Append(Fold(char.ToLowerInvariant(c)));
                break;
            case UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark:
                slug.Append(c);
                break;
            case UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.InitialQuotePunctuation:
            case UnicodeCategory.OtherPunctuation when c is '\'' or '"':
                break;
            default:
                if (slug.Length > 0 && slug[^1] != '-')
                    slug.Append('-');
                break;
        }
    }

    // Letters that Unicode does not take apart into a letter and an accent.
    private static string Fold(char c) => c switch
    {
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ß' => "ss",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ł' => "l",
        'ı' => "i",
        _ => c.ToString(),
    };
}

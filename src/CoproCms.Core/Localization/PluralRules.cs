namespace CoproCms.Localization;

/// <summary>CLDR's plural categories, in the order in which PO files number their forms.</summary>
public enum PluralCategory { Zero, One, Two, Few, Many, Other }

/// <summary>Which form of a text goes with a number: CLDR 46, cardinals ("3 things") and ordinals ("3rd thing").</summary>
public static class PluralRules
{
    private static readonly PluralCategory[] Six =
        [PluralCategory.Zero, PluralCategory.One, PluralCategory.Two, PluralCategory.Few, PluralCategory.Many, PluralCategory.Other];

    private static readonly PluralCategory[] Two = [PluralCategory.One, PluralCategory.Other];

    /// <summary>The categories that the language's cardinals use: the forms <c>msgstr[0]</c>, <c>msgstr[1]</c> … of its PO files.</summary>
    public static IReadOnlyList<PluralCategory> Categories(string culture) => IsWelsh(culture) ? Six : Two;

    public static PluralCategory Cardinal(string culture, decimal number) => IsWelsh(culture)
        ? number switch
        {
            0 => PluralCategory.Zero,
            1 => PluralCategory.One,
            2 => PluralCategory.Two,
            3 => PluralCategory.Few,
            6 => PluralCategory.Many,
            _ => PluralCategory.Other,
        }
        // 1.0 shows a decimal, and then it is plural.
        : number == 1 && number.Scale == 0 ? PluralCategory.One : PluralCategory.Other;

    public static PluralCategory Ordinal(string culture, long number) => IsWelsh(culture)
        ? number switch
        {
            0 or 7 or 8 or 9 => PluralCategory.Zero,
            1 => PluralCategory.One,
            2 => PluralCategory.Two,
            3 or 4 => PluralCategory.Few,
            5 or 6 => PluralCategory.Many,
            _ => PluralCategory.Other,
        }
        : (Math.Abs(number % 10), Math.Abs(number % 100)) switch
        {
            (1, not 11) => PluralCategory.One,
            (2, not 12) => PluralCategory.Two,
            (3, not 13) => PluralCategory.Few,
            _ => PluralCategory.Other,
        };

    private static bool IsWelsh(string culture) => culture == "cy" || culture.StartsWith("cy-", StringComparison.OrdinalIgnoreCase);
}

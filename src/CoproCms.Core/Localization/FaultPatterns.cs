using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CoproCms.Localization;

/// <summary>Recognises messages by the patterns that they were made from: <c>{0} takes one term only.</c></summary>
internal sealed partial class FaultPatterns(IEnumerable<(string Culture, PoEntry Entry)> entries)
{
    /// <summary><c>msgctxt</c> of a pattern.</summary>
    public const string Context = "fault";

    // What a rule says is shorter; a message that quotes a whole file is not worth the search.
    private const int Longest = 4000;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly OfCulture None = new([]);

    private readonly FrozenDictionary<string, OfCulture> _cultures = entries.Where(e => e.Entry is { Context: Context, Forms: [{ Length: > 0 }, ..] })
        .GroupBy(e => e.Culture).ToFrozenDictionary(g => g.Key, g => new OfCulture([.. g.Select(e => e.Entry).OrderByDescending(e => e.Id.Length)]));

    public OfCulture In(string culture) => _cultures.GetValueOrDefault(culture, None);

    // Where a message goes on, its full stop is taken off.
    private static Regex Recogniser(string pattern)
    {
        var (text, end) = pattern.EndsWith('.') ? (pattern[..^1], @"\.?$") : (pattern, "$");
        return new($"^{Place().Replace(Regex.Escape(text), "(.*?)")}{end}", RegexOptions.Singleline | RegexOptions.CultureInvariant, Patience);
    }

    [GeneratedRegex(@"\\\{\d}")]
    private static partial Regex Place();

    /// <summary>The patterns of one language, the longest first: it says the most.</summary>
    internal sealed class OfCulture(ImmutableArray<PoEntry> entries)
    {
        private readonly ImmutableArray<(Regex Recogniser, string Text)> _patterns = [.. entries.Select(e => (Recogniser(e.Id), e.Forms[0]))];

        /// <returns>The translated pattern, and what stood in the places of the English one; null when no pattern fits.</returns>
        public (string Text, ImmutableArray<string> Arguments)? Find(string message)
        {
            if (message.Length > Longest)
                return null;
            foreach (var (recogniser, text) in _patterns)
            {
                if (recogniser.Match(message) is { Success: true } match)
                    return (text, [.. match.Groups.Values.Skip(1).Select(g => g.Value)]);
            }

            return null;
        }
    }
}

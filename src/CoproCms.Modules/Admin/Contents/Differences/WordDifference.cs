using System.Text;
using System.Text.RegularExpressions;

namespace CoproCms.Admin.Contents.Differences;

internal enum PieceKind { Same, Removed, Added }

/// <summary>A stretch of text that two texts share, or that only one of them has.</summary>
internal sealed record TextPiece(PieceKind Kind, string Text);

/// <summary>What became of a text, word by word.</summary>
internal static partial class WordDifference
{
    /// <summary>The pieces in their order; without those added they are the text before, without those removed the text after.</summary>
    public static IReadOnlyList<TextPiece> Between(string before, string after)
    {
        var (old, current) = (Words(before), Words(after));
        var pieces = new Pieces();
        var place = 0;
        foreach (var change in new SequenceDifference(old, current).Changes())
        {
            pieces.Add(PieceKind.Same, old.AsSpan(place, change.Before - place));
            place = change.Before + change.BeforeCount;
            pieces.Add(PieceKind.Removed, old.AsSpan(change.Before, change.BeforeCount));
            pieces.Add(PieceKind.Added, current.AsSpan(change.After, change.AfterCount));
        }

        pieces.Add(PieceKind.Same, old.AsSpan(place));
        return pieces.All();
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    // A sign of two UTF-16 units is never torn apart.
    [GeneratedRegex(@"\w+|\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.Singleline)]
    private static partial Regex Word();

    // Changes that only a space keeps apart are one change to a reader.
    private sealed class Pieces
    {
        private readonly List<TextPiece> _list = [];
        private readonly StringBuilder _removed = new(), _added = new(), _gap = new();

        public void Add(PieceKind kind, ReadOnlySpan<string> words)
        {
            if (words.IsEmpty)
                return;
            var text = string.Concat(words);
            if (kind == PieceKind.Same && !(_removed.Length > 0 && _added.Length > 0 && string.IsNullOrWhiteSpace(text)))
            {
                Finish();
                _list.Add(new(PieceKind.Same, text));
            }
            else if (kind == PieceKind.Same)
                _gap.Append(text);
            else
                Change(kind == PieceKind.Removed ? _removed : _added, text);
        }

        public IReadOnlyList<TextPiece> All()
        {
            Finish();
            return _list;
        }

        private void Change(StringBuilder side, string text)
        {
            _removed.Append(_gap);
            _added.Append(_gap);
            _gap.Clear();
            side.Append(text);
        }

        private void Finish()
        {
            foreach (var (kind, text) in new[] { (PieceKind.Removed, _removed), (PieceKind.Added, _added), (PieceKind.Same, _gap) })
            {
                if (text.Length > 0)
                    _list.Add(new(kind, text.ToString()));
                text.Clear();
            }
        }
    }
}

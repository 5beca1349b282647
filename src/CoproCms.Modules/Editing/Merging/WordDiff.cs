using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;

namespace CoproCms.Editing.Merging;

internal enum PieceKind { Same, Removed, Added }

/// <summary>A stretch of text that two texts share, or that only one of them has.</summary>
internal sealed record TextPiece(PieceKind Kind, string Text);

/// <summary>What became of a text, word by word.</summary>
internal static partial class WordDiff
{
    // The time grows with the square of what differs: texts longer than this are compared line by line.
    private const int MostWords = 4_000;

    private static readonly CustomFunctionChunker Words = new(text => [.. Word().Matches(text).Select(m => m.Value)]);
    private static readonly CustomFunctionChunker Lines = new(text => [.. Line().Matches(text).Select(m => m.Value)]);

    /// <summary>The pieces in their order; without those added they are the text before, without those removed the text after.</summary>
    public static IReadOnlyList<TextPiece> Between(string before, string after)
    {
        var chunker = Word().Count(before) + Word().Count(after) > MostWords ? Lines : Words;
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, chunker);
        var pieces = new Pieces();
        var place = 0;
        foreach (var block in diff.DiffBlocks)
        {
            pieces.Add(PieceKind.Same, diff.PiecesOld.Skip(place).Take(block.DeleteStartA - place));
            pieces.Add(PieceKind.Removed, diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            pieces.Add(PieceKind.Added, diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            place = block.DeleteStartA + block.DeleteCountA;
        }

        pieces.Add(PieceKind.Same, diff.PiecesOld.Skip(place));
        return pieces.All();
    }

    [GeneratedRegex(@"\w+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\n]*\n|[^\n]+")]
    private static partial Regex Line();

    // Changes that only a space keeps apart are one change to a reader.
    private sealed class Pieces
    {
        private readonly List<TextPiece> _list = [];
        private string _removed = "", _added = "", _gap = "";

        public void Add(PieceKind kind, IEnumerable<string> words)
        {
            if (string.Concat(words) is not { Length: > 0 } text)
                return;
            if (kind == PieceKind.Same)
                Keep(text);
            else if (kind == PieceKind.Removed)
                (_removed, _added, _gap) = (_removed + _gap + text, _added + _gap, "");
            else
                (_removed, _added, _gap) = (_removed + _gap, _added + _gap + text, "");
        }

        public IReadOnlyList<TextPiece> All()
        {
            Finish();
            return _list;
        }

        private void Keep(string text)
        {
            if (_removed.Length > 0 && _added.Length > 0 && string.IsNullOrWhiteSpace(text))
            {
                _gap += text;
                return;
            }

            Finish();
            _list.Add(new(PieceKind.Same, text));
        }

        private void Finish()
        {
            foreach (var piece in new TextPiece[] { new(PieceKind.Removed, _removed), new(PieceKind.Added, _added), new(PieceKind.Same, _gap) }.Where(p => p.Text.Length > 0))
                _list.Add(piece);
            (_removed, _added, _gap) = ("", "", "");
        }
    }
}

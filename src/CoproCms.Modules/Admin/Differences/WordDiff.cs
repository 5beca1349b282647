using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;

namespace CoproCms.Admin.Differences;

public enum PieceKind { Same, Removed, Added }

/// <summary>A stretch of text that two texts share, or that only one of them has.</summary>
public sealed record TextPiece(PieceKind Kind, string Text);

/// <summary>What became of a text, word by word.</summary>
public static partial class WordDiff
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
        return pieces.List;
    }

    [GeneratedRegex(@"\w+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\n]*\n|[^\n]+")]
    private static partial Regex Line();

    private sealed class Pieces
    {
        public List<TextPiece> List { get; } = [];

        public void Add(PieceKind kind, IEnumerable<string> words)
        {
            if (string.Concat(words) is { Length: > 0 } text)
                List.Add(new(kind, text));
        }
    }
}

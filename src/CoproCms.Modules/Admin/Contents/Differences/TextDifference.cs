using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace CoproCms.Admin.Contents.Differences;

/// <summary>Two texts side by side: line by line, and within changed lines word by word.</summary>
public static class TextDifference
{
    /// <summary>Longer texts are cut: comparing takes time that grows with the square of what differs.</summary>
    public const int MaximumLength = 100_000;

    private static readonly SideBySideDiffBuilder Builder = new(new Differ(), new LineChunker(), new WordChunker());

    public static ImmutableArray<DifferenceRow> Compare(string before, string after)
    {
        var model = Builder.BuildDiffModel(Cut(before), Cut(after), ignoreWhitespace: false);
        return [.. model.OldText.Lines.Zip(model.NewText.Lines, (old, @new) => new DifferenceRow(Side(old), Side(@new)))];
    }

    private static string Cut(string text) => text.Length <= MaximumLength ? text : text[..MaximumLength];

    private static DifferenceSide? Side(DiffPiece line) => line.Type switch
    {
        ChangeType.Imaginary => null,
        ChangeType.Modified => new(true, [.. line.SubPieces.Where(p => p.Type != ChangeType.Imaginary).Select(p => new DifferencePiece(p.Text, p.Type != ChangeType.Unchanged))]),
        var type => new(type != ChangeType.Unchanged, [new(line.Text, type != ChangeType.Unchanged)]),
    };
}

/// <summary>A line before and after; null where the other side has one more.</summary>
public sealed record DifferenceRow(DifferenceSide? Before, DifferenceSide? After)
{
    public bool Changed => Before is not { Changed: false } || After is not { Changed: false };
}

/// <summary>One side's line, in pieces that are the other side's too or not.</summary>
public sealed record DifferenceSide(bool Changed, ImmutableArray<DifferencePiece> Pieces);

public sealed record DifferencePiece(string Text, bool Changed);

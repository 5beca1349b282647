using System.Collections.Immutable;

namespace CoproCms.Admin.Contents.Differences;

/// <summary>Two texts side by side: line by line, and within changed lines word by word.</summary>
public static class TextDifference
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    public static ImmutableArray<DifferenceRow> Compare(string before, string after)
    {
        var (old, current) = (Lines(before), Lines(after));
        var rows = ImmutableArray.CreateBuilder<DifferenceRow>(Math.Max(old.Length, current.Length));
        var place = 0;
        foreach (var change in new SequenceDifference(old, current).Changes())
        {
            rows.AddRange(old[place..change.Before].Select(Same));
            place = change.Before + change.BeforeCount;
            rows.AddRange(Changed(old[change.Before..place], current[change.After..(change.After + change.AfterCount)]));
        }

        rows.AddRange(old[place..].Select(Same));
        return rows.ToImmutable();
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split(LineEnds, StringSplitOptions.None);

    private static DifferenceRow Same(string line)
    {
        var side = new DifferenceSide(false, [new(line, false)]);
        return new(side, side);
    }

    // Lines that stand in each other's place are taken for the same line, changed.
    private static IEnumerable<DifferenceRow> Changed(string[] before, string[] after)
    {
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            if (i >= before.Length)
                yield return new(null, new(true, [new(after[i], true)]));
            else if (i >= after.Length)
                yield return new(new(true, [new(before[i], true)]), null);
            else
                yield return Words(before[i], after[i]);
        }
    }

    private static DifferenceRow Words(string before, string after)
    {
        var pieces = WordDifference.Between(before, after);
        return new(Side(PieceKind.Removed), Side(PieceKind.Added));

        DifferenceSide Side(PieceKind changed) =>
            new(true, [.. pieces.Where(p => p.Kind == PieceKind.Same || p.Kind == changed).Select(p => new DifferencePiece(p.Text, p.Kind == changed))]);
    }
}

/// <summary>A line before and after; null where the other side has one more.</summary>
public sealed record DifferenceRow(DifferenceSide? Before, DifferenceSide? After)
{
    public bool Changed => Before is not { Changed: false } || After is not { Changed: false };
}

/// <summary>One side's line, in pieces that are the other side's too or not.</summary>
public sealed record DifferenceSide(bool Changed, ImmutableArray<DifferencePiece> Pieces);

public sealed record DifferencePiece(string Text, bool Changed);

namespace CoproCms.Tests.Architecture;

/// <summary>How long files and methods may be, so that growth is a decision. The remedy is a piece with a name of its own, not a longer limit.</summary>
public sealed class SizeBudgetTests
{
    private const int FileMedian = 60;
    private const int FileNinetieth = 250;
    private const int FileLongest = 500;
    private const int MethodMedian = 10;
    private const int MethodNinetieth = 35;

    [Fact]
    public void No_file_is_too_long_to_read_at_one_sitting()
    {
        var tooLong = SourceTree.Product.Where(f => f.Lines > FileLongest).Select(f => $"{f.Path}: {f.Lines} lines");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Most_files_fit_on_a_screen_or_four() =>
        AssertWithin([.. SourceTree.Product.Select(f => f.Lines)], FileMedian, FileNinetieth, [.. SourceTree.Product.OrderByDescending(f => f.Lines).Take(5).Select(f => $"{f.Path}: {f.Lines}")]);

    [Fact]
    public void Most_methods_fit_into_a_glance()
    {
        var methods = SourceTree.Methods().ToList();

        AssertWithin([.. methods.Select(m => m.Lines)], MethodMedian, MethodNinetieth, [.. methods.OrderByDescending(m => m.Lines).Take(5).Select(m => $"{m.File.Path} {m.Name}: {m.Lines}")]);
    }

    private static void AssertWithin(int[] lengths, int median, int ninetieth, string[] longest)
    {
        Array.Sort(lengths);
        var (middle, tenth) = (lengths[lengths.Length / 2], lengths[(int)(lengths.Length * 0.9)]);

        Assert.True(middle <= median && tenth <= ninetieth, $"Median {middle} of {median}, ninetieth percentile {tenth} of {ninetieth} lines. The longest:\n{string.Join('\n', longest)}");
    }
}

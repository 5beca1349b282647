using BenchmarkDotNet.Attributes;
using CoproCms.Localization;

namespace CoproCms.Benchmarks.Micro;

/// <summary>What each indexed text costs on the way in.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private const string Title = "Llwybr yr Arfordir: Ŵyl gymunedol yng Nghas-gwent ym mis Mai";

    [Benchmark]
    public string? Fold() => TextFolding.Fold(Title);

    [Benchmark]
    public string EnglishSortKey() => SortKey.Make(Title, "en");

    [Benchmark]
    public string WelshSortKey() => SortKey.Make(Title, "cy");
}

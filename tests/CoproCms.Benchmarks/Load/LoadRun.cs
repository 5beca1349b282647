using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.Benchmarks.Load;

/// <summary>The whole load table, from set-up to <c>RESULTS.md</c>.</summary>
internal static partial class LoadRun
{
    private const int Rounds = 3;
    private const int Seconds = 3;

    // Without answer caches every method of the page has to be compiled well before the figure means anything.
    private const int WarmUpSeconds = 8;
    private const int ManyPosts = 100_000;
    private const int FewPosts = 1_000;

    private const string CachesOff = "--CoproCms:AnswerCaches=false";
    private const string ListQuery = "{ post(first: 10) { contentItemId displayText path publishedUtc summary } }";

    private const string RichListQuery =
        """
        { post(first: 10) { contentItemId displayText path publishedUtc summary author authorProfile { displayName }
          image { files { url mediaText } } categories { termContentItems { displayText } } tags { termContentItems { displayText } } } }
        """;

    private static readonly Target[] Targets =
    [
        new("home page", "/"),
        new("post page", "/news/load-500"),
        Target.GraphQL("GraphQL list of 10", ListQuery),
        Target.GraphQL("GraphQL list of 10 with author, image and terms", RichListQuery),
    ];

    public static async Task RunAsync()
    {
        var few = NewSite();
        var many = NewSite();
        try
        {
            var report = new StringBuilder();
            await SetUpAsync(few, FewPosts);
            await SetUpAsync(many, ManyPosts);
            Head(report);
            await SiteTableAsync(report, few, $"{FewPosts:N0} posts");
            await SiteTableAsync(report, many, $"{ManyPosts:N0} posts");
            await GrowthAsync(report, few, many);
            await AdminTable.WriteAsync(report, few, many, FewPosts, ManyPosts, Rounds, Seconds);
            await File.WriteAllTextAsync(Repository.PathTo("tests", "CoproCms.Benchmarks", "RESULTS.md"), report.ToString());
            Console.WriteLine(report);
        }
        finally
        {
            Directory.Delete(few, recursive: true);
            Directory.Delete(many, recursive: true);
        }
    }

    /// <summary>The table of the admin alone, in place of the one at the end of <c>RESULTS.md</c>.</summary>
    public static async Task RunAdminAsync()
    {
        var (few, many) = (NewSite(), NewSite());
        try
        {
            await SetUpAsync(few, FewPosts);
            await SetUpAsync(many, ManyPosts);
            var path = Repository.PathTo("tests", "CoproCms.Benchmarks", "RESULTS.md");
            var report = new StringBuilder((await File.ReadAllTextAsync(path)).Split(Environment.NewLine + AdminTable.Heading)[0]);
            await AdminTable.WriteAsync(report, few, many, FewPosts, ManyPosts, Rounds, Seconds);
            await File.WriteAllTextAsync(path, report.ToString());
        }
        finally
        {
            Directory.Delete(few, recursive: true);
            Directory.Delete(many, recursive: true);
        }
    }

    private static string NewSite() => Directory.CreateTempSubdirectory("copro_load_").FullName;

    private static async Task SetUpAsync(string appData, int posts)
    {
        await using (var server = await ServerProcess.StartAsync(appData, AdminTable.Arguments))
            await server.StopAsync();
        await Filler.FillAsync(appData, Repository.Root, posts);
    }

    private static void Head(StringBuilder report)
    {
        var model = Model().Match(File.ReadAllText("/proc/cpuinfo")).Groups[1].Value.Trim();
        report.AppendLine("# Load table").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {model}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}, SQLite, workstation GC. wrk with one thread and 32 connections on the same machine;")
            .AppendLine(CultureInfo.InvariantCulture, $"each figure is the median of {Rounds} rounds of {Seconds} s in which the site and a bare Kestrel endpoint returning the same bytes, encoding and headers took turns.")
            .AppendLine("Ratios are what to compare: the machine is shared and its speed drifts. Made by `tests/CoproCms.Benchmarks/load`.");
    }

    private static async Task SiteTableAsync(StringBuilder report, string appData, string title)
    {
        report.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine()
            .AppendLine("| request | site, requests/s | bare, requests/s | ratio | goal |").AppendLine("|---|---|---|---|---|");
        await using (var cached = await ServerProcess.StartAsync(appData))
        {
            foreach (var target in Targets)
                await RowAsync(report, target, cached.Address, "cached", 0.6);
            report.AppendLine(CultureInfo.InvariantCulture, $"| resident memory after this load | {ResidentMegabytes(cached)} MB | | | ≤ 250 MB |");
            await cached.StopAsync();
        }

        await using (var uncached = await ServerProcess.StartAsync(appData, CachesOff))
        {
            foreach (var target in Targets)
                await RowAsync(report, target, uncached.Address, "answer caches off", 0.06);
            report.AppendLine(CultureInfo.InvariantCulture, $"| resident memory after this load | {ResidentMegabytes(uncached)} MB | | | ≤ 250 MB |");
            await uncached.StopAsync();
        }

        var starts = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            await using var server = await ServerProcess.StartAsync(appData);
            starts.Add(server.TimeToFirstAnswer.TotalSeconds);
            await server.StopAsync();
        }

        report.AppendLine(CultureInfo.InvariantCulture, $"| process start to first 200, once set up | {Median(starts):0.00} s | | | ≤ 3 s |");
    }

    private static async Task RowAsync(StringBuilder report, Target target, Uri address, string mode, double goal)
    {
        using var bare = await BareProcess.StartAsync(await Recording.TakeAsync(target, address));
        await Wrk.RunAsync(target, address, WarmUpSeconds);
        await Wrk.RunAsync(target, bare.Address, 1);
        var (site, plain) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            plain.Add(await Wrk.RunAsync(target, bare.Address, Seconds));
            site.Add(await Wrk.RunAsync(target, address, Seconds));
        }

        var ratio = Median([.. site.Zip(plain, (s, p) => s / p)]);
        report.AppendLine(CultureInfo.InvariantCulture, $"| {target.Name}, {mode} | {Median(site):N0} | {Median(plain):N0} | {ratio:0.000} | ≥ {goal} |");
        Console.Error.WriteLine($"{target.Name}, {mode}: {ratio:0.000}");
    }

    private static async Task GrowthAsync(StringBuilder report, string few, string many)
    {
        var list = Target.GraphQL("list of 10", ListQuery);
        await using var small = await ServerProcess.StartAsync(few, CachesOff);
        await using var large = await ServerProcess.StartAsync(many, CachesOff);
        await Wrk.RunAsync(list, small.Address, WarmUpSeconds);
        await Wrk.RunAsync(list, large.Address, WarmUpSeconds);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
            ratios.Add(await Wrk.RunAsync(list, small.Address, Seconds) / await Wrk.RunAsync(list, large.Address, Seconds));
        report.AppendLine().AppendLine(CultureInfo.InvariantCulture,
            $"A GraphQL list of 10, answer caches off, takes {Median(ratios):0.00} times as long among {ManyPosts:N0} posts as among {FewPosts:N0} (goal: at most 2).");
    }

    private static long ResidentMegabytes(ServerProcess server) =>
        long.Parse(Resident().Match(File.ReadAllText($"/proc/{server.Id}/status")).Groups[1].Value, CultureInfo.InvariantCulture) / 1024;

    public static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);

    [GeneratedRegex(@"model name\s*:\s*(.+)")]
    private static partial Regex Model();

    [GeneratedRegex(@"VmRSS:\s+(\d+)")]
    private static partial Regex Resident();
}

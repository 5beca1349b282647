using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.Benchmarks.Load;

/// <summary>The admin's pages under load as an editor has them, signed in: among many posts they must not take much longer than among few.</summary>
internal static partial class AdminTable
{
    public const string UserName = "admin";
    public const string Password = "Correct-Horse-42-Battery!";

    private const string Tenant = "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:";
    private const string List = "/Admin/Contents/ContentItems";

    public const string Heading = "## Admin pages, signed in";

    private static readonly (string Name, string Path)[] Pages =
    [
        ("list of content", List),
        ("list of content by title", List + "?sort=title"),
        ("drafts", List + "?status=draft"),
        ("search that finds nothing", List + "?q=zzzz"),
        ("edit page", "edit"),
    ];

    /// <summary>What the set-up needs to be told, so that someone can sign in.</summary>
    public static IReadOnlyList<string> Arguments { get; } = [Tenant + "AdminUsername=" + UserName, Tenant + "AdminPassword=" + Password];

    public static async Task WriteAsync(StringBuilder report, string few, string many, int fewPosts, int manyPosts, int rounds, int seconds)
    {
        report.AppendLine().AppendLine(Heading).AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"| page | {fewPosts:N0} posts, requests/s | {manyPosts:N0} posts, requests/s | times as long (goal: at most 2; searching reads every title) |").AppendLine("|---|---|---|---|");
        await using var small = await ServerProcess.StartAsync(few);
        await using var large = await ServerProcess.StartAsync(many);
        var (smallCookie, largeCookie) = (await SignInAsync(small.Address), await SignInAsync(large.Address));
        foreach (var (name, path) in Pages)
        {
            var (here, there) = (await TargetAsync(name, path, smallCookie, small.Address), await TargetAsync(name, path, largeCookie, large.Address));
            await Wrk.RunAsync(here, small.Address, seconds);
            await Wrk.RunAsync(there, large.Address, seconds);
            var (slower, faster) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                faster.Add(await Wrk.RunAsync(here, small.Address, seconds));
                slower.Add(await Wrk.RunAsync(there, large.Address, seconds));
            }

            var ratio = LoadRun.Median([.. faster.Zip(slower, (f, s) => f / s)]);
            report.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {LoadRun.Median(faster):N0} | {LoadRun.Median(slower):N0} | {ratio:0.00} |");
        }
    }

    private static async Task<Target> TargetAsync(string name, string path, string cookie, Uri address)
    {
        if (path != "edit")
            return new(name, path) { Cookie = cookie };
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        var list = await client.GetStringAsync(new Uri(address, List + "?type=Post"));
        return new(name, EditLink().Match(list).Value) { Cookie = cookie };
    }

    private static async Task<string> SignInAsync(Uri address)
    {
        var cookies = new System.Net.CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var client = new HttpClient(handler) { BaseAddress = address };
        var form = await client.GetStringAsync("/Login");
        using var answer = await client.PostAsync("/Login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["LoginForm.UserName"] = UserName,
            ["LoginForm.Password"] = Password,
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
        }));
        return cookies.GetCookieHeader(address);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("/Admin/Contents/ContentItems/[0-9a-z]{26}/Edit")]
    private static partial Regex EditLink();
}

using System.Text.Json.Nodes;
using CoproCms.BrowserTests.Given;

namespace CoproCms.BrowserTests.Samples;

/// <summary>The nightly copy of a partner's site, as a process of its own with nothing but its client credentials.</summary>
[Collection(SampleSiteCollection.Name)]
public sealed class PartnerSyncTests(SampleSite site)
{
    [SkippableFact]
    public async Task Everything_live_is_copied_once_and_what_is_gone_is_removed()
    {
        CoproSite.Demand();
        var (code, output, errors) = await site.SyncAsync();
        Assert.True(code == 0, errors);
        Assert.Matches(@"event: (\d+) live, \1 fetched, 0 removed\n", output);
        Assert.Matches(@"initiative: (\d+) live, \1 fetched, 0 removed\n", output);
        var copies = Directory.GetFiles(Path.Combine(site.Copies, "initiative"));
        Assert.True(copies.Length >= 24);
        var copy = JsonNode.Parse(await File.ReadAllTextAsync(copies[0]))!;
        Assert.False(string.IsNullOrEmpty((string?)copy["displayText"]));
        Assert.NotNull(copy["htmlBody"]!["html"]);

        // A copy of an older version, one that was lost, and one of something that is no longer live.
        copy["contentItemVersionId"] = "older";
        await File.WriteAllTextAsync(copies[0], copy.ToJsonString());
        File.Delete(copies[1]);
        await File.WriteAllTextAsync(Path.Combine(site.Copies, "initiative", "4gone.json"), "{}");

        Assert.Contains($"initiative: {copies.Length} live, 2 fetched, 1 removed", (await site.SyncAsync()).Output);
        Assert.Contains($"initiative: {copies.Length} live, 0 fetched, 0 removed", (await site.SyncAsync()).Output);
    }

    [SkippableFact]
    public async Task A_wrong_secret_is_told_and_copies_nothing()
    {
        CoproSite.Demand();
        var (code, output, errors) = await site.SyncAsync("wrong");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("invalid_client", errors);
    }
}

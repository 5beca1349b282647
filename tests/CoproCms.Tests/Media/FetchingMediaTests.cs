using System.Net;
using CoproCms.Hosting;

namespace CoproCms.Tests.Media;

public sealed class FetchingMediaTests
{
    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("93.184.215.14", true)]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c", true)]
    public void Files_are_fetched_from_public_addresses_only(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task Where_fetching_is_allowed_the_sites_own_network_is_still_out_of_reach()
    {
        await using var site = await MediaRecipeFixture.StartAsync(("AllowSourceUrl", "true"));

        var report = await site.RunAsync("""{ "name": "media", "Files": [{ "TargetPath": "a.png", "SourceUrl": "http://127.0.0.1:9/a.png" }] }""");

        Assert.Contains("no public address", Assert.Single(report.Entries).Why);
    }
}

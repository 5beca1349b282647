using System.Net;
using CoproCms.Hosting;
using CoproCms.Webhooks;
using CoproCms.Webhooks.Delivery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Webhooks;

/// <summary>No webhook reaches into the site's own network, however its address is written.</summary>
public sealed class PrivateAddressTests
{
    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.128.0.1", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.15.0.1", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.192", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("203.0.113.5", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("93.184.215.14", true)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:93.184.215.14", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("64:ff9b::5db8:d70e", true)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:1:2:3:4:80ff:fffe", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("100::1", false)]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c", true)]
    public void Addresses_are_public_or_not(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://127.1:1/")]
    [InlineData("http://2130706433:1/")]
    [InlineData("http://0x7f000001:1/")]
    [InlineData("http://0x7f.1:1/")]
    [InlineData("http://0177.0.0.1:1/")]
    [InlineData("http://017700000001:1/")]
    [InlineData("http://0:1/")]
    [InlineData("http://[::1]:1/")]
    [InlineData("http://[::ffff:127.0.0.1]:1/")]
    [InlineData("http://[::ffff:7f00:1]:1/")]
    [InlineData("http://[64:ff9b::7f00:1]:1/")]
    [InlineData("http://localhost:1/")]
    [InlineData("http://LOCALHOST.:1/")]
    [InlineData("http://127。0。0。1:1/")]
    [InlineData("http://①②⑦.⓪.⓪.①:1/")]
    public async Task An_address_of_this_machine_is_not_reached_in_any_spelling(string url)
    {
        var guard = new OutboundGuard(new ConfigurationBuilder().Build());
        using var client = new HttpClient(guard.CreateHandler());
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(url)));
        // It is refused before anything is sent, or its name leads nowhere; it is never a connection that is refused at the other end.
        Assert.True(error.Message.Contains("is no public address", StringComparison.Ordinal) || error.HttpRequestError == HttpRequestError.NameResolutionError || error.InnerException is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.HostNotFound or System.Net.Sockets.SocketError.TryAgain or System.Net.Sockets.SocketError.NoData }, error.ToString());
    }

    [Fact]
    public async Task A_name_of_this_machine_is_refused_when_it_is_looked_up_and_the_log_says_so()
    {
        await using var site = await WebhookSite.StartAsync((OutboundGuard.Setting + ":0", "10.0.0.0/8"));
        var (id, _) = await site.AddAsync(url: site.Receiver.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await using (var session = site.Engine.As())
            await session.PublishAsync("Note", """{"TitlePart":{"Title":"x"}}""");
        await site.DeliverAsync();
        Assert.Empty(site.Receiver.Received);
        Assert.Contains("localhost is no public address", (string?)Assert.Single(await site.LogAsync(id))["lastError"]);
    }

    [Fact]
    public async Task A_network_that_the_settings_allow_is_reached_by_name_and_by_number()
    {
        await using var site = await WebhookSite.StartAsync();
        await site.AddAsync(url: site.Receiver.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/name");
        await site.AddAsync(url: site.Receiver.Url.Replace("127.0.0.1", "[::ffff:127.0.0.1]", StringComparison.Ordinal) + "/mapped");
        await using (var session = site.Engine.As())
            await session.PublishAsync("Note", """{"TitlePart":{"Title":"x"}}""");
        await site.DeliverAsync();
        Assert.Equal(["/hook/mapped", "/hook/name"], site.Receiver.Received.Select(m => m.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_network_that_is_none_is_told_at_the_start()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(OutboundGuard.Setting + ":0", "10.0.0.1-10.0.0.9")]).Build();
        Assert.Contains("'10.0.0.1-10.0.0.9', which is no network", Assert.Throws<InvalidOperationException>(() => new OutboundGuard(configuration)).Message);
    }
}

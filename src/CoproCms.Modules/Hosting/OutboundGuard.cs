using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Hosting;

/// <summary>
/// Guards requests to addresses that people name (webhooks, files that recipes fetch): they reach the public internet and nothing of the
/// site's own network, unless <see cref="Setting"/> lists it.
/// </summary>
public sealed class OutboundGuard(IConfiguration configuration)
{
    /// <summary>Networks that may be reached although they are not public: <c>10.1.0.0/16</c>.</summary>
    public const string Setting = "CoproCms:Outbound:AllowedNetworks";

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    private readonly IPNetwork[] _allowed = [.. (configuration.GetSection(Setting).Get<string[]>() ?? []).Select(Parse)];

    public bool Allows(IPAddress address)
    {
        var plain = PublicAddress.Plain(address);
        return PublicAddress.IsPublic(plain) || Array.Exists(_allowed, network => network.Contains(plain));
    }

    /// <returns>Why nothing at the address can be reached, as far as can be told without looking its name up; null when it may be.</returns>
    public string? Fault(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            return "is no http or https address";
        if (address.UserInfo.Length > 0)
            return "has a user name in it";
        return IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var literal) && !Allows(literal) ? $"is no public address; list its network in {Setting} if it may be reached" : null;
    }

    /// <summary>A handler for an <see cref="HttpClient"/>: no proxy, no cookies, no redirects, and the address is checked when it connects.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        ConnectCallback = ConnectAsync,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = ConnectionLifetime,
    };

    // Checked at the moment of connecting, so that no name can change its address in between, and for every redirect.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        var addresses = found.Where(Allows).ToArray();
        if (addresses.Length == 0)
            throw new HttpRequestException($"{host} is no public address");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static IPNetwork Parse(string text) => IPNetwork.TryParse(text, out var network)
        ? network : throw new InvalidOperationException($"{Setting} has '{text}', which is no network. Write one such as 10.1.0.0/16.");
}

/// <summary>Which addresses belong to the public internet.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    // Of IANA's registries of special addresses, those that lead nowhere, or somewhere else than they say.
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    public static bool IsPublic(IPAddress address)
    {
        var plain = Plain(address);
        return (plain.AddressFamily == AddressFamily.InterNetwork || Global.Contains(plain)) && !Array.Exists(Special, network => network.Contains(plain));
    }

    /// <summary>The IPv4 address where an IPv6 address stands for one.</summary>
    public static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && Nat64.Contains(address) ? new(address.GetAddressBytes()[12..]) : address;
    }
}

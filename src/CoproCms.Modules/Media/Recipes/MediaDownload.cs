using System.Net;
using System.Net.Sockets;
using CoproCms.Media.Files;

namespace CoproCms.Media.Recipes;

/// <summary>Fetches files for recipes, where the settings allow it at all, and then only from public addresses: a recipe must not reach into the site's own network.</summary>
internal sealed class MediaDownload : IDisposable
{
    private readonly MediaOptions _options;
    private readonly HttpClient _client;

    public MediaDownload(MediaOptions options)
    {
        _options = options;
        var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync, UseProxy = false, MaxAutomaticRedirections = 3 };
        _client = new(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = options.MaxFileSize };
    }

    /// <exception cref="MediaRefusedException">It is no http address, or the settings do not allow fetching.</exception>
    public Uri Check(string address)
    {
        if (!_options.AllowSourceUrl)
            throw new MediaRefusedException(MediaRule.Source, $"Fetching '{address}' is not allowed here; put the file beside the recipe, or set {MediaOptions.Section}:AllowSourceUrl to true.");
        if (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        throw new MediaRefusedException(MediaRule.Source, $"'{address}' is no http or https address.");
    }

    /// <exception cref="MediaRefusedException">It could not be fetched.</exception>
    public async Task<byte[]> GetAsync(string address, CancellationToken cancellationToken)
    {
        var url = Check(address);
        try
        {
            return await _client.GetByteArrayAsync(url, cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new MediaRefusedException(MediaRule.Source, $"'{address}' could not be fetched: {error.Message}");
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Whether an address belongs to the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.IsIPv6SiteLocal || plain.IsIPv6UniqueLocal || plain.IsIPv6Multicast || plain.Equals(IPAddress.IPv6Any))
            return false;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
            return true;
        return plain.GetAddressBytes() switch
        {
            [0 or 10 or 127 or >= 224, ..] => false,
            [100, >= 64 and <= 127, ..] => false,
            [169, 254, ..] => false,
            [172, >= 16 and <= 31, ..] => false,
            [192, 168, ..] => false,
            [192, 0, 0, _] => false,
            [198, 18 or 19, ..] => false,
            _ => true,
        };
    }

    // Checked at the moment of connecting, so that no name can change its address in between, and for every redirect.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var address = Array.Find(addresses, IsPublic) ?? throw new HttpRequestException($"{context.DnsEndPoint.Host} is no public address");
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

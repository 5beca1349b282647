using System.Net;
using System.Net.Sockets;

namespace CoproCms.Users.Sessions;

/// <summary>Names by which people recognise their own devices.</summary>
internal static class DeviceName
{
    private const int NetworkBytesOfIPv4 = 3;
    private const int NetworkBytesOfIPv6 = 6;

    // Many browsers name others beside themselves, so the order counts.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary><c>Firefox, Windows</c>; empty when the browser says nothing that is known.</summary>
    public static string Of(string userAgent) => string.Join(", ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>());

    /// <summary><c>192.0.2.x</c>, <c>2001:db8:1::x</c>; empty when the address is not known.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is null)
            return "";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        if (plain.AddressFamily == AddressFamily.InterNetwork)
            return string.Join('.', bytes.Take(NetworkBytesOfIPv4)) + ".x";
        bytes.AsSpan(NetworkBytesOfIPv6).Clear();
        return new IPAddress(bytes) + "x";
    }

    private static string? Find((string Sign, string Name)[] signs, string userAgent) =>
        signs.Where(s => userAgent.Contains(s.Sign, StringComparison.Ordinal)).Select(s => s.Name).FirstOrDefault();
}

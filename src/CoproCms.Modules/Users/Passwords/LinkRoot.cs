using System.Net;
using CoproCms.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Users.Passwords;

/// <summary>
/// What links in letters begin with. Anyone can ask for a letter to somebody else, and name any host in doing so; the link must not lead there. So it is
/// the site's base address, or a host that only this site can have been asked by.
/// </summary>
internal sealed class LinkRoot(IConfiguration configuration)
{
    /// <returns>Without a slash at the end; null when the site does not know its own address.</returns>
    public string? Find(SiteSettings site, HttpRequest request) =>
        site.BaseUrl.Length > 0 ? site.BaseUrl : IsSure(request.Host) ? OfRequest(request) : null;

    /// <summary>For letters that someone sends who may manage users: they see which host they are at.</summary>
    public static string Of(SiteSettings site, HttpRequest request) => site.BaseUrl.Length > 0 ? site.BaseUrl : OfRequest(request);

    private static string OfRequest(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    private bool IsSure(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))
        || (configuration["AllowedHosts"] ?? "*").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } hosts && !hosts.Contains("*");
}

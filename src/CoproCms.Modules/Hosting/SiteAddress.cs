using CoproCms.Content;
using CoproCms.Settings;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Hosting;

/// <summary>Absolute addresses on this site: from its base address, else from that of the request.</summary>
internal sealed class SiteAddress(SiteSettings site, HttpRequest request)
{
    /// <summary>Without a slash at the end.</summary>
    public string Root { get; } = site.BaseUrl.Length > 0 ? site.BaseUrl : $"{request.Scheme}://{request.Host}{request.PathBase}";

    public string Host => Uri.TryCreate(Root, UriKind.Absolute, out var root) ? root.Host : request.Host.Host;

    /// <param name="path">Without a leading slash.</param>
    public string Of(string path) => Root + new PathString("/" + path).ToUriComponent();

    public string Of(ContentItem item) => item.ContentItemId == site.HomeItemId ? Root + "/" : item.Path is { Length: > 0 } path ? Of(path) : Permanent(item);

    /// <summary>Stays the same whatever becomes of the item's path.</summary>
    public string Permanent(ContentItem item) => $"{Root}/Contents/ContentItems/{item.ContentItemId}";
}

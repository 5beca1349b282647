using System.Globalization;
using CoproCms.Content;
using CoproCms.Hosting;
using CoproCms.Settings;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Sitemaps;

/// <summary>Serves <c>/sitemap.xml</c>, which on a large site is the index of <c>/sitemap-1.xml</c> and so on.</summary>
internal sealed class SitemapEndpoint(SitemapReader reader, SiteSettingsStore settings, PublicAnswers answers)
{
    private const string Xml = "application/xml; charset=utf-8";

    public Task<IResult> AllAsync(HttpContext http) => answers.ServeAsync(http, "sitemap", Xml, async () =>
    {
        var (map, root) = await MapAsync(http);
        return map.Files > 1 ? map.WriteIndex(number => string.Create(CultureInfo.InvariantCulture, $"{root}/sitemap-{number}.xml")) : map.WriteFile(1);
    });

    public Task<IResult> OneAsync(HttpContext http, int number) => answers.ServeAsync(http, string.Create(CultureInfo.InvariantCulture, $"sitemap-{number}"), Xml, async () =>
    {
        var (map, _) = await MapAsync(http);
        return number >= 1 && number <= map.Files ? map.WriteFile(number) : null;
    });

    private async Task<(SitemapXml Map, string Root)> MapAsync(HttpContext http)
    {
        var site = await settings.GetAsync(http.RequestAborted);
        var address = new SiteAddress(site, http.Request);
        var pages = await reader.ReadAsync(http.RequestAborted);
        return (new(pages, page => AddressOf(page, site, address), site.Cultures.Default), address.Root);
    }

    private static string AddressOf(ContentAddress page, SiteSettings site, SiteAddress address) =>
        page.ContentItemId == site.HomeItemId ? address.Root + "/" : address.Of(page.Path);
}

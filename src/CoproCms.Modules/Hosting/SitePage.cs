using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Hosting;

/// <summary>A page that a feature writes itself, such as the one for signing in.</summary>
/// <param name="Title">For the window and for search engines, which do not get to see it.</param>
/// <param name="Culture">The language it is written in.</param>
/// <param name="Stylesheet">Address of the styles it needs beside the theme's.</param>
public sealed record SitePage(string Title, string Culture, string Stylesheet)
{
    /// <summary>Addresses of the same page in other languages, by culture. Towards a language that is missing the switch leads to the home page.</summary>
    public IReadOnlyDictionary<string, string> Translations { get; init; } = new Dictionary<string, string>();

    internal const string Layout = "/Hosting/SitePage.cshtml";

    /// <summary>The whole document where no theme stands around the page.</summary>
    internal string Standalone(string body) => $"""
        <!DOCTYPE html>
        <html lang="{Encode(Culture)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{Encode(Title)}</title>
        <link rel="stylesheet" href="{Encode(Stylesheet)}">
        </head>
        <body class="standalone"><main>{body}</main></body>
        </html>
        """;

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}

/// <summary>The model of a Razor page that stands in the site's layout.</summary>
public interface IOnSite
{
    /// <summary>Asked for once the page is written.</summary>
    SitePage SitePage { get; }
}

/// <summary>Puts a feature's own page into the site's layout. The theming surface implements it.</summary>
public interface IPageShell
{
    /// <param name="context">The request that the page answers.</param>
    /// <param name="page">What the layout needs to know of it.</param>
    /// <param name="body">HTML, safe as it is.</param>
    /// <returns>The whole document.</returns>
    Task<string> WrapAsync(HttpContext context, SitePage page, string body);
}

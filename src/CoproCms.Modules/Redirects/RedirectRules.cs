using CoproCms.Localization;
using CoproCms.Parts;

namespace CoproCms.Redirects;

/// <summary>What is written of a redirect, and what it comes to.</summary>
internal static class RedirectRules
{
    public const int LongestPath = 1024;
    public const int LongestTarget = 2048;

    /// <summary>The path as it is stored: folded, without host, query and leading slash. An address of the site itself may be pasted whole.</summary>
    public static string CleanPath(string written, string baseUrl)
    {
        var path = WithoutHost(written.Trim(), baseUrl).Split('?', '#')[0];
        var decoded = Uri.UnescapeDataString(path);
        return TextFolding.Fold(string.Join('/', decoded.Split('/', StringSplitOptions.RemoveEmptyEntries)))!;
    }

    /// <summary>The target as it is stored: an address of the site itself without its host.</summary>
    public static string CleanTarget(string written, string baseUrl)
    {
        var target = WithoutHost(written.Trim(), baseUrl);
        return target.StartsWith('/') || target.Contains(':', StringComparison.Ordinal) || target.Length == 0 ? target : "/" + target;
    }

    /// <summary>The path within the site that a target leads to, folded; null when it leads to another site.</summary>
    public static string? LocalPath(string target) => target.StartsWith('/') ? CleanPath(target, "") : null;

    /// <returns>Stable key of the broken rule, null when there is none.</returns>
    public static string? CheckPath(string path) => path switch
    {
        "" => "redirect.path.missing",
        { Length: > LongestPath } => "redirect.path.tooLong",
        _ when path.Any(c => char.IsControl(c) || c is '\\' or '<' or '>' or '"') => "redirect.path.characters",
        _ when ReservedPaths.Contains(path) => "redirect.path.reserved",
        _ => null,
    };

    /// <summary>Only pages of this site and pages that are fetched encrypted: a redirect must not lead visitors astray.</summary>
    /// <inheritdoc cref="CheckPath"/>
    public static string? CheckTarget(string target)
    {
        if (target.Length == 0)
            return "redirect.target.missing";
        if (target.Length > LongestTarget)
            return "redirect.target.tooLong";
        if (target.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '\\' or '<' or '>' or '"'))
            return "redirect.target.characters";
        if (target.StartsWith('/'))
            return target.StartsWith("//", StringComparison.Ordinal) ? "redirect.target.scheme" : null;
        return Uri.TryCreate(target, UriKind.Absolute, out var address) && address is { Scheme: "https", UserInfo: "" } ? null : "redirect.target.scheme";
    }

    private static string WithoutHost(string written, string baseUrl) =>
        baseUrl.Length > 0 && written.StartsWith(baseUrl, StringComparison.OrdinalIgnoreCase)
        && (written.Length == baseUrl.Length || written[baseUrl.Length] is '/' or '?' or '#') ? "/" + written[baseUrl.Length..].TrimStart('/') : written;
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Media;
using CoproCms.Parts;
using CoproCms.Routing;
using CoproCms.Settings;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Admin.Contents.Faults;

/// <summary>
/// Looks through live documents for links within the site that lead to no live content, for references to content that is gone, and for pictures without
/// alternative text. Nothing is fetched: addresses of other sites, of files and of what the system itself answers are not followed.
/// </summary>
internal sealed partial class FaultFinder(CmsDbContext db, RouteTable routes, SiteSettingsStore settings)
{
    private const int LongestList = 20;

    public async Task<IReadOnlyList<ContentFault>> FindAsync(IReadOnlyCollection<ContentItem> items, CancellationToken cancellationToken)
    {
        var site = (await settings.GetAsync(cancellationToken)).BaseUrl;
        var gone = await GoneAsync(items, cancellationToken);
        var faults = new List<ContentFault>(items.Count);
        foreach (var item in items)
        {
            var links = new List<string>(gone[item.ContentItemId]);
            foreach (var path in Addresses(item.Content).Select(a => PathOf(a, site)).OfType<string>().Distinct())
            {
                if (path.Length > 0 && !ReservedPaths.Contains(path) && await routes.FindAsync(path, cancellationToken) is null)
                    links.Add("/" + path);
            }

            faults.Add(new(item.ContentItemId, [.. links.Take(LongestList)], Pictures(item.Content)));
        }

        return faults;
    }

    private async Task<ILookup<string, string>> GoneAsync(IEnumerable<ContentItem> items, CancellationToken cancellationToken)
    {
        string[] ids = [.. items.Select(i => i.ContentItemId)];
        var rows = await (
            from version in db.ContentIndex
            where ids.Contains(version.ContentItemId) && version.Published == 1
            join reference in db.References on version.VersionId equals reference.VersionId
            where !reference.TargetId.StartsWith(MediaReferences.Prefix) && !db.ContentIndex.Any(x => x.ContentItemId == reference.TargetId && x.Published == 1 && x.Deleted == 0)
                && !db.NestedItems.Any(n => n.ContentItemId == reference.TargetId)
            select new { version.ContentItemId, reference.TargetId }).ToListAsync(cancellationToken);
        return rows.ToLookup(r => r.ContentItemId, r => r.TargetId);
    }

    /// <summary>The path, without its slash, of an address on this site that content may have; null for any other address.</summary>
    internal static string? PathOf(string address, string site)
    {
        if (site.Length > 0 && address.StartsWith(site + "/", StringComparison.OrdinalIgnoreCase))
            address = address[site.Length..];
        if (address.StartsWith("~/", StringComparison.Ordinal))
            address = address[1..];
        if (address is not ['/', ..] || address.StartsWith("//", StringComparison.Ordinal))
            return null;
        var path = address.Split('?', '#')[0].Trim('/');
        return path.Contains("{{", StringComparison.Ordinal) || Path.GetFileName(path).Contains('.', StringComparison.Ordinal) ? null : Uri.UnescapeDataString(path);
    }

    internal static IEnumerable<string> Addresses(JsonNode? node, string name = "") => node switch
    {
        JsonObject members => members.SelectMany(m => Addresses(m.Value, m.Key)),
        JsonArray list => list.SelectMany(v => Addresses(v, name)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => name == "Url" ? [value.GetValue<string>()] : Hrefs(value.GetValue<string>()),
        _ => [],
    };

    internal static int Pictures(JsonNode? node) => node switch
    {
        JsonObject members => Unnamed(members) + members.Sum(m => Pictures(m.Value)),
        JsonArray list => list.Sum(Pictures),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Contains("<img", StringComparison.OrdinalIgnoreCase) =>
            PictureWithoutText().Count(value.GetValue<string>()),
        _ => 0,
    };

    private static int Unnamed(JsonObject value)
    {
        ImmutableArray<string> texts = [.. value.Texts("MediaTexts")];
        return value.Texts("Paths").Where((_, i) => string.IsNullOrWhiteSpace(texts.ElementAtOrDefault(i))).Count();
    }

    private static IEnumerable<string> Hrefs(string text) =>
        text.Contains("href", StringComparison.OrdinalIgnoreCase) ? Href().Matches(text).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value)) : [];

    [GeneratedRegex("""href\s*=\s*"([^"]+)""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Href();

    [GeneratedRegex("""<img\b(?![^>]*\salt\s*=)[^>]*>""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PictureWithoutText();
}

using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Definitions;

namespace CoproCms.Sitemaps;

/// <summary>Every page that search engines may know: live, with a path, of a type that stands by itself, and not marked <c>noindex</c>.</summary>
internal sealed class SitemapReader(ContentQuery query, DefinitionStore definitions)
{
    private static readonly ContentFilter MayBeIndexed =
        new ContentFilter.Not(new ContentFilter.Field("SeoMetaPart", "MetaRobots", FilterOperator.Contains, "noindex"));

    public async Task<IReadOnlyList<ContentAddress>> ReadAsync(CancellationToken cancellationToken)
    {
        var types = (await definitions.GetAsync(cancellationToken)).Types.Values
            .Where(t => t.Stereotype is null && t.PartOf("AutoroutePart") is not null).Select(t => t.Name).ToList();
        return types.Count == 0 ? [] : await query.ListAddressesAsync(new() { Types = [.. types], Filter = MayBeIndexed }, cancellationToken);
    }
}

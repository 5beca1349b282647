using System.Collections.Frozen;
using System.Collections.Immutable;
using CoproCms.Content;
using CoproCms.Localization;
using CoproCms.Routing;

namespace CoproCms.Taxonomies;

/// <summary>A published taxonomy with all its terms, those below others included, in the editors' order.</summary>
public sealed class Taxonomy
{
    private readonly FrozenDictionary<string, Term> _byId;
    private readonly ILookup<string, Term> _bySlug;

    internal Taxonomy(ContentItem item)
    {
        Item = item;
        Terms = [.. Term.ReadAll(item)];
        _byId = Terms.DistinctBy(t => t.Id).ToFrozenDictionary(t => t.Id);
        _bySlug = Terms.SelectMany(t => t.Slugs.Select(slug => (slug, t))).ToLookup(p => p.slug, p => p.t);
    }

    /// <summary>Shared: not to be changed.</summary>
    public ContentItem Item { get; }

    public string Id => Item.ContentItemId;

    public string? Alias => Item.Part("AliasPart").Text("Alias");

    public ImmutableArray<Term> Terms { get; }

    public Term? Find(string termId) => _byId.GetValueOrDefault(termId);

    /// <summary>The first term that has the slug in any language.</summary>
    public Term? FindBySlug(string slug) => _bySlug[TextFolding.Fold(slug)!].FirstOrDefault();

    /// <summary>The term that has the name in any language, whatever its case and punctuation.</summary>
    public Term? FindByName(string name) => Slug.Make(name) is { Length: > 0 } slug ? FindBySlug(slug) : Terms.FirstOrDefault(t => t.Item.DisplayText == name);

    /// <summary>All terms in the alphabetical order of the language.</summary>
    public IEnumerable<Term> Sorted(string? culture) => Terms.OrderBy(t => SortKey.Make(t.NameIn(culture), culture), StringComparer.Ordinal);

    /// <summary>Ids of the term and of all below it.</summary>
    public IEnumerable<string> WithDescendants(string termId) => Terms.Where(t => t.Id == termId || t.Ancestors.Contains(termId)).Select(t => t.Id);
}

/// <summary>A term: one content item that carries its name and slug in every language.</summary>
public sealed class Term
{
    private readonly ImmutableArray<(string Culture, string Name, string Slug)> _translations;
    private readonly string _slug;

    private Term(ContentItem item, ImmutableArray<string> ancestors)
    {
        (Item, Ancestors) = (item, ancestors);
        _slug = Slug.Make(item.DisplayText);
        _translations =
        [
            .. item.Part(TermTranslationsPart.PartName).Objects(TermTranslationsPart.Translations).Select(t =>
                (t.Text(TermTranslationsPart.Culture) ?? "", t.Text(TermTranslationsPart.TermName) ?? "", t.Text(TermTranslationsPart.TermSlug) ?? "")),
        ];
    }

    public ContentItem Item { get; }

    public string Id => Item.ContentItemId;

    /// <summary>Ids of the terms above it, the topmost first.</summary>
    public ImmutableArray<string> Ancestors { get; }

    public string? ParentId => Ancestors.IsEmpty ? null : Ancestors[^1];

    internal IEnumerable<string> Slugs =>
        _translations.Select(t => t.Slug).Append(_slug).Where(s => s.Length > 0).Select(s => TextFolding.Fold(s)!).Distinct();

    /// <summary>The name in the language, else the one it was given first.</summary>
    public string NameIn(string? culture) => Translation(culture).Name is { Length: > 0 } name ? name : Item.DisplayText ?? "";

    /// <summary>Whether it has a name of its own in the language.</summary>
    public bool HasName(string culture) => Translation(culture).Name is { Length: > 0 };

    public string SlugIn(string? culture) => Translation(culture).Slug is { Length: > 0 } slug ? slug : _slug;

    internal static IEnumerable<Term> ReadAll(ContentItem taxonomy) => Read(taxonomy.Part("TaxonomyPart").Objects(TaxonomyPart.Terms), []);

    private static IEnumerable<Term> Read(IEnumerable<System.Text.Json.Nodes.JsonObject> terms, ImmutableArray<string> ancestors)
    {
        foreach (var json in terms)
        {
            var term = new Term(ContentItemJson.Read(json), ancestors);
            yield return term;
            foreach (var below in Read(json.Objects(TaxonomyPart.Terms), ancestors.Add(term.Id)))
                yield return below;
        }
    }

    private (string Culture, string Name, string Slug) Translation(string? culture) =>
        _translations.FirstOrDefault(t => t.Culture.Equals(culture, StringComparison.OrdinalIgnoreCase));
}

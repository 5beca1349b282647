using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Routing;

namespace CoproCms.Taxonomies.Terms;

/// <summary>Where a term goes among the others.</summary>
public enum TermMove
{
    Up,
    Down,

    /// <summary>Below the term before it.</summary>
    In,

    /// <summary>Behind the term above it, on that one's level.</summary>
    Out,
}

/// <summary>A term's name and slug in a language.</summary>
internal sealed record TermName(string Culture, string Name, string Slug);

/// <summary>The terms of a taxonomy's JSON, changed in place.</summary>
internal sealed class TermList(ContentItem taxonomy)
{
    private readonly JsonObject _part = taxonomy.RequirePart("TaxonomyPart");

    private sealed record Place(JsonArray Siblings, int Index, JsonObject Term, JsonObject? Parent);

    /// <param name="parentId">The term it stands below; null for the top.</param>
    /// <param name="name">In the site's first language.</param>
    /// <returns>Its id; null when there is no such parent.</returns>
    public string? Add(string? parentId, string name)
    {
        var parent = parentId is null ? _part : Find(parentId)?.Term;
        if (parent is null)
            return null;
        var id = ContentId.New();
        Below(parent).Add(new JsonObject
        {
            [nameof(ContentItem.ContentItemId)] = id,
            [nameof(ContentItem.ContentType)] = _part.Text(TaxonomyPart.TermContentType),
            [nameof(ContentItem.DisplayText)] = name,
            ["TitlePart"] = new JsonObject { ["Title"] = name },
        });
        return id;
    }

    /// <summary>Names the term in the first language, and in others; those without a name are left out.</summary>
    public bool Rename(string id, string name, IEnumerable<TermName> translations)
    {
        if (Find(id) is not { Term: var term })
            return false;
        term[nameof(ContentItem.DisplayText)] = name;
        if (term["TitlePart"] is not JsonObject title)
            term["TitlePart"] = title = [];
        title["Title"] = name;
        var known = translations.Where(t => t.Name.Length > 0).ToList();
        if (known.Count == 0 && term[TermTranslationsPart.PartName] is null)
            return true;
        term[TermTranslationsPart.PartName] = new JsonObject
        {
            [TermTranslationsPart.Translations] = new JsonArray([.. known.Select(t => new JsonObject
            {
                [TermTranslationsPart.Culture] = t.Culture,
                [TermTranslationsPart.TermName] = t.Name,
                [TermTranslationsPart.TermSlug] = Slug.Make(t.Slug.Length > 0 ? t.Slug : t.Name),
            })]),
        };
        return true;
    }

    /// <returns>Whether there is room that way.</returns>
    public bool Move(string id, TermMove way)
    {
        if (Find(id) is not { } place)
            return false;
        var (siblings, index, term, parent) = place;
        switch (way)
        {
            case TermMove.Up when index > 0:
                Put(term, siblings, index - 1);
                return true;
            case TermMove.Down when index < siblings.Count - 1:
                Put(term, siblings, index + 1);
                return true;
            case TermMove.In when index > 0:
                var above = (JsonObject)siblings[index - 1]!;
                Put(term, Below(above), Below(above).Count);
                return true;
            case TermMove.Out when parent is not null:
                var outer = Find(parent.Text(nameof(ContentItem.ContentItemId))!)!;
                Put(term, outer.Siblings, outer.Index + 1);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Puts the term below another, before one of those there.</summary>
    /// <param name="id">The term.</param>
    /// <param name="parentId">Null for the top.</param>
    /// <param name="beforeId">Null for the end.</param>
    /// <returns>False when one of them is not there, or the term would stand below itself.</returns>
    public bool MoveTo(string id, string? parentId, string? beforeId)
    {
        if (Find(id) is not { Term: var term } || id == beforeId || (parentId is not null && (parentId == id || Find(parentId, term) is not null)))
            return false;
        var parent = parentId is null ? _part : Find(parentId)?.Term;
        if (parent is null)
            return false;
        term.Parent!.AsArray().Remove(term);
        var siblings = Below(parent);
        var before = beforeId is null ? siblings.Count : IndexOf(siblings, beforeId);
        siblings.Insert(before < 0 ? siblings.Count : before, term);
        return true;
    }

    /// <summary>Takes a term out; those below it move up to where it was.</summary>
    public bool Remove(string id)
    {
        if (Find(id) is not { } place)
            return false;
        var below = Below(place.Term).ToList();
        Below(place.Term).Clear();
        place.Siblings.RemoveAt(place.Index);
        foreach (var (i, term) in below.Index())
            place.Siblings.Insert(place.Index + i, term);
        return true;
    }

    /// <summary>Takes a term out; those below it move below the other.</summary>
    public bool Merge(string id, string intoId)
    {
        if (id == intoId || Find(id) is not { } place || Find(intoId) is null || Find(intoId, place.Term) is not null)
            return false;
        var below = Below(place.Term).ToList();
        Below(place.Term).Clear();
        place.Siblings.RemoveAt(place.Index);
        var into = Below(Find(intoId)!.Term);
        foreach (var term in below)
            into.Add(term);
        return true;
    }

    /// <summary>The same, and terms that bear the one that goes bear the other.</summary>
    public bool Merge(TermReplacement replacement)
    {
        if (!Merge(replacement.TermId, replacement.IntoId))
            return false;
        replacement.Run(taxonomy);
        return true;
    }

    private Place? Find(string id) => Find(id, _part);

    private static Place? Find(string id, JsonObject root)
    {
        foreach (var (i, term) in root.Objects(TaxonomyPart.Terms).Index())
        {
            if (term.Text(nameof(ContentItem.ContentItemId)) == id)
                return new((JsonArray)root[TaxonomyPart.Terms]!, i, term, root.ContainsKey(nameof(ContentItem.ContentItemId)) ? root : null);
            if (Find(id, term) is { } below)
                return below;
        }

        return null;
    }

    private static JsonArray Below(JsonObject parent)
    {
        if (parent[TaxonomyPart.Terms] is not JsonArray terms)
            parent[TaxonomyPart.Terms] = terms = [];
        return terms;
    }

    private static int IndexOf(JsonArray siblings, string id) =>
        siblings.Index().Where(s => (s.Item as JsonObject).Text(nameof(ContentItem.ContentItemId)) == id).Select(s => s.Index).DefaultIfEmpty(-1).First();

    private static void Put(JsonObject term, JsonArray siblings, int index)
    {
        term.Parent!.AsArray().Remove(term);
        siblings.Insert(index, term);
    }
}

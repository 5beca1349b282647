using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Admin.Contents;

/// <summary>A term as a choice.</summary>
/// <param name="Id">What is posted.</param>
/// <param name="Name">In the reader's language where it has a name there.</param>
/// <param name="Depth">How many terms stand above it.</param>
/// <param name="IsLeaf">None stands below it.</param>
internal sealed record TermChoice(string Id, string Name, int Depth, bool IsLeaf);

/// <summary>Reads the terms of a taxonomy from its JSON, in the editors' order.</summary>
internal sealed class TermChoices(ContentQuery query, AdminText text)
{
    /// <param name="taxonomyId">The taxonomy.</param>
    /// <param name="chosen">Terms that must be among the choices, be they gone from the taxonomy.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<TermChoice>> OfAsync(string? taxonomyId, IReadOnlyList<string> chosen, CancellationToken cancellationToken)
    {
        var taxonomy = string.IsNullOrEmpty(taxonomyId) ? null
            : await query.FindAsync(taxonomyId, ContentStatus.Published, cancellationToken) ?? await query.FindAsync(taxonomyId, ContentStatus.Latest, cancellationToken);
        var terms = taxonomy is null ? [] : Read(taxonomy.Part("TaxonomyPart"), 0).ToList();
        var known = terms.Select(t => t.Id).ToHashSet();
        return [.. terms, .. chosen.Where(id => !known.Contains(id)).Select(id => new TermChoice(id, id, 0, true))];
    }

    private IEnumerable<TermChoice> Read(JsonObject? parent, int depth)
    {
        foreach (var term in parent.Objects("Terms"))
        {
            var translation = term.Object("TermTranslationsPart").Objects("Translations").FirstOrDefault(t => t.Text("Culture") == text.Culture).Text("Name");
            var name = translation is { Length: > 0 } ? translation : term.Text(nameof(ContentItem.DisplayText)) ?? term.Object("TitlePart").Text("Title") ?? "";
            yield return new(term.Text(nameof(ContentItem.ContentItemId)) ?? "", name, depth, !term.Objects("Terms").Any());
            foreach (var below in Read(term, depth + 1))
                yield return below;
        }
    }
}

/// <summary>Model of the editor of a TaxonomyField.</summary>
internal sealed record TermPicker(FieldEditor Field, IReadOnlyList<TermChoice> Terms)
{
    public string Name => Field.NameOf("TermContentItemIds");

    public string TagNames => Field.NameOf("TagNames");

    public bool Unique => Field.Settings.Flag("Unique") == true;

    public bool LeavesOnly => Field.Settings.Flag("LeavesOnly") == true;

    public bool Open => Field.Settings.Flag("Open") == true;

    public IReadOnlyList<string> Chosen { get; } = Field.ShowAll("TermContentItemIds");

    /// <summary>Whether the field says by which names its terms were tagged: then it says so again after a change.</summary>
    public bool HasTagNames => Field.Value["TagNames"] is not null;
}

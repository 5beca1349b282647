using System.Collections.Immutable;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Settings;

namespace CoproCms.Admin.Contents.List;

/// <summary>What the filters offer.</summary>
/// <param name="TypeNames">What types are called, by name.</param>
/// <param name="Statuses">Values and words of the status.</param>
/// <param name="Cultures">The site's languages; none where there is one.</param>
/// <param name="Terms">The terms by taxonomy, those below others after a dash.</param>
internal sealed record ContentListChoices(
    IReadOnlyDictionary<string, string> TypeNames, ImmutableArray<(string Value, string Text)> Statuses, IReadOnlyList<string> Cultures,
    ImmutableArray<(string Taxonomy, ImmutableArray<(string Id, string Text)> Terms)> Terms)
{
    public static readonly ContentListChoices None = new(new Dictionary<string, string>(), [], [], []);
}

/// <summary>Gathers them from the definitions, and from the taxonomies that the fields of the listed types choose from.</summary>
internal sealed class ContentListChoicesReader(
    DefinitionStore definitions, ContentQuery query, SiteSettingsStore settings, IEnumerable<ContentListStatus> statuses, AdminText text)
{
    private const int MostTerms = 500;

    public async Task<ContentListChoices> OfAsync(ContentListQuery asked, IReadOnlyList<ContentTypeDefinition> types, CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        var cultures = (await settings.GetAsync(cancellationToken)).Cultures.Supported;
        var shown = types.Where(t => asked.Type is null || t.Name.Equals(asked.Type, StringComparison.OrdinalIgnoreCase));
        return new(known.Types.Values.ToDictionary(t => t.Name, t => t.DisplayName), Statuses(), cultures.Length > 1 ? cultures : [], await TermsAsync(shown, cancellationToken));
    }

    private ImmutableArray<(string, string)> Statuses() =>
    [
        ("published", text["Published"]), ("draft", text["Draft"]), ("changed", text["Changed since published"]), ("scheduled", text["Scheduled"]),
        .. statuses.Select(s => (s.Name, s.Text(text))),
    ];

    private async Task<ImmutableArray<(string, ImmutableArray<(string, string)>)>> TermsAsync(IEnumerable<ContentTypeDefinition> types, CancellationToken cancellationToken)
    {
        string[] ids = [.. types.SelectMany(t => t.Parts).SelectMany(p => p.Part.Fields)
            .Select(f => f.Section("TaxonomyFieldSettings").Text("TaxonomyContentItemId")).OfType<string>().Distinct()];
        var taxonomies = await query.FindManyAsync(ids, ContentStatus.Published, cancellationToken);
        return [.. ids.Where(taxonomies.ContainsKey).Select(id => taxonomies[id])
            .Select(t => (t.DisplayText ?? "", ImmutableArray.CreateRange(Terms(t.Part("TaxonomyPart").Objects("Terms"), "").Take(MostTerms))))];
    }

    private IEnumerable<(string, string)> Terms(IEnumerable<System.Text.Json.Nodes.JsonObject> terms, string indent)
    {
        foreach (var term in terms)
        {
            var title = term.Object("TermTranslationsPart").Objects("Translations").FirstOrDefault(t => t.Text("Culture") == text.Culture).Text("Name") ?? term.Text("DisplayText") ?? "";
            yield return (term.Text("ContentItemId") ?? "", indent + title);
            foreach (var below in Terms(term.Objects("Terms"), indent + "– "))
                yield return below;
        }
    }
}

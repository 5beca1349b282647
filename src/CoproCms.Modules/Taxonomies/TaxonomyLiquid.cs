using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Values;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Taxonomies;

/// <summary>Terms in templates: <c>"themes" | terms</c>, <c>"themes" | term: slug</c>, <c>field | taxonomy_terms</c>, <c>term | term_slug</c>.</summary>
internal sealed class TaxonomyLiquid : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .DisplayText(TermTranslationsPart.PartName, (part, culture) => Translation(part, culture, TermTranslationsPart.TermName))
        .Filter("terms", async (input, _, context) => await TaxonomyAsync(input, context) is { } taxonomy
            ? ContentItemValue.Of(taxonomy.Sorted(context.Session.Culture).Select(t => t.Item)) : ArrayValue.Empty)
        .Filter("term", async (input, arguments, context) => arguments.At(0).Text() is { } slug && await TaxonomyAsync(input, context) is { } taxonomy
            ? ContentItemValue.Of(taxonomy.FindBySlug(slug)?.Item) : NilValue.Instance)
        .Filter("term_slug", SlugAsync)
        .Filter("taxonomy_terms", async (input, arguments, context) => ContentItemValue.Of(
            (await Reader(context).FindTermsAsync(Ids(input, arguments, context), context.Session.CancellationToken)).Select(t => t.Item)))
        .Filter("inherited_terms", InheritedAsync);

    private static TaxonomyReader Reader(LiquidContext context)
    {
        context.Session.Dependencies.Add(CacheTags.Type(TaxonomyReader.ContentType));
        return context.Session.Services.GetRequiredService<TaxonomyReader>();
    }

    private static async ValueTask<Taxonomy?> TaxonomyAsync(FluidValue input, LiquidContext context) =>
        input.Text() is { } name ? await Reader(context).FindAsync(name, context.Session.CancellationToken) : null;

    private static async ValueTask<FluidValue> SlugAsync(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        if (input is not ContentItemValue { Item: var item } || await Reader(context).FindTermAsync(item.ContentItemId, context.Session.CancellationToken) is not { } term)
            return NilValue.Instance;
        return StringValue.Create(term.SlugIn(context.Session.Culture));
    }

    // The value is the field, or as in Orchard Core the ids.
    private static IEnumerable<string> Ids(FluidValue input, FilterArguments arguments, LiquidContext context) => input switch
    {
        JsonObjectValue { Json: var field } => field.Texts("TermContentItemIds"),
        ArrayValue array => array.Values.Select(v => v.ToStringValue()),
        _ => input.Text() is { } id ? [id] : [],
    };

    private static async ValueTask<FluidValue> InheritedAsync(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        var id = input is ContentItemValue { Item: var item } ? item.ContentItemId : input.ToStringValue();
        if (await Reader(context).FindTermAsync(id, context.Session.CancellationToken) is not { } term)
            return ArrayValue.Empty;
        var terms = await Reader(context).FindTermsAsync([.. term.Ancestors, term.Id], context.Session.CancellationToken);
        return ContentItemValue.Of(terms.Select(t => t.Item));
    }

    private static string? Translation(System.Text.Json.Nodes.JsonObject part, string culture, string member) =>
        part.Objects(TermTranslationsPart.Translations).FirstOrDefault(t => t.Text(TermTranslationsPart.Culture) == culture).Text(member);
}

/// <summary>Terms below terms, for filters.</summary>
internal sealed class TermTree(TaxonomyReader reader) : ITermTree
{
    public async ValueTask<IReadOnlyList<string>> WithDescendantsAsync(IReadOnlyCollection<string> termIds, CancellationToken cancellationToken)
    {
        var all = new List<string>();
        foreach (var id in termIds)
            all.AddRange(await reader.WithDescendantsAsync(id, cancellationToken));
        return all;
    }
}

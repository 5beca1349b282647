using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Fields;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Taxonomies;

/// <summary>
/// Turns the names that writers give in <c>TagNames</c> into terms: known ones are found, and where the field is open new ones are added to
/// the taxonomy. Afterwards <c>TagNames</c> says what the ids mean, as Orchard Core's Tags editor has it.
/// </summary>
internal sealed class OpenTagHandler(IServiceProvider services, TaxonomyReader taxonomies) : ContentHandler
{
    public override async Task SavingAsync(WriteContext context, CancellationToken cancellationToken)
    {
        foreach (var (field, value) in Tagged(context))
            await ResolveAsync(context, field, value, cancellationToken);
    }

    public override async Task ValidatingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        foreach (var (field, value) in Tagged(context))
        {
            var taxonomy = await TaxonomyAsync(field, value, cancellationToken);
            foreach (var name in value.Texts(TaxonomyField.TagNames).Where(name => taxonomy?.FindByName(name) is null))
                errors.Add(field.Path(TaxonomyField.TagNames), "taxonomy.unknownTerm", $"\"{name}\" is no term of {field.Definition.DisplayName}. Choose one that is there.");
        }
    }

    // A recipe gives the ids, and may bring the taxonomy after what is tagged by it.
    private static IEnumerable<(FieldContext Field, JsonObject Value)> Tagged(WriteContext context) =>
        from part in context.Importing ? [] : context.Type.Parts
        from field in part.Part.Fields
        where field.FieldType == "TaxonomyField"
        let value = context.Item.Field(part.Name, field.Name)
        where value?[TaxonomyField.TagNames] is JsonArray
        select (new FieldContext(part.Name, field), value);

    private async Task ResolveAsync(WriteContext context, FieldContext field, JsonObject value, CancellationToken cancellationToken)
    {
        if (await TaxonomyAsync(field, value, cancellationToken) is not { } taxonomy)
            return;
        var ids = value.Texts(TaxonomyField.Terms).ToList();
        var names = value.Texts(TaxonomyField.TagNames).Select(n => n.Trim()).Where(n => n.Length > 0).Distinct().ToList();
        var before = context.Previous?.Field(field.Part, field.Definition.Name).Texts(TaxonomyField.TagNames) ?? [];
        // Names that nobody changed only repeat what the ids said before; known names beside ids do so too.
        var asked = names.SequenceEqual(before) ? [] : names.Where(name => ids.Count == 0 || taxonomy.FindByName(name) is null).ToList();
        if (field.Settings(TaxonomyField.Section).Flag("Open") == true)
            ids.AddRange(await services.GetRequiredService<TermWriter>().AddAsync(taxonomy.Id, asked, cancellationToken));
        else if (asked.Any(name => taxonomy.FindByName(name) is null))
            return;
        else
            ids.AddRange(asked.Select(name => taxonomy.FindByName(name)!.Id));

        value[TaxonomyField.Terms] = new JsonArray([.. ids.Distinct().Select(id => (JsonNode?)id)]);
        var terms = await taxonomies.FindTermsAsync(ids.Distinct(), cancellationToken);
        value[TaxonomyField.TagNames] = new JsonArray([.. terms.Select(term => (JsonNode?)term.Item.DisplayText)]);
        value[TaxonomyField.TaxonomyId] = taxonomy.Id;
    }

    private async ValueTask<Taxonomy?> TaxonomyAsync(FieldContext field, JsonObject value, CancellationToken cancellationToken) =>
        (value.Text(TaxonomyField.TaxonomyId) ?? field.Settings(TaxonomyField.Section).Text(TaxonomyField.TaxonomyId)) is { Length: > 0 } id
            ? await taxonomies.FindAsync(id, cancellationToken) : null;
}

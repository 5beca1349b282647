using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Data;
using CoproCms.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Admin.ContentTypes.Changes;

/// <summary>What keeps a definition, or would miss it.</summary>
/// <param name="Items">Content items of the type, nested ones too: it cannot go while there is one.</param>
/// <param name="InBin">Items in the bin, which nobody could restore without it.</param>
/// <param name="Types">Content types that have the part: it cannot go before they let it go.</param>
/// <param name="NamedBy">Content types whose settings name the type.</param>
internal sealed record DefinitionUsage(int Items, int InBin, ImmutableArray<string> Types, ImmutableArray<string> NamedBy)
{
    public bool Keeps => Items > 0 || Types.Length > 0;
}

/// <summary>Removes definitions that nothing needs any more.</summary>
internal sealed class DefinitionRemoval(DefinitionStore store, CmsDbContext db, ImpactAnalysis impact)
{
    public async Task<DefinitionUsage> OfTypeAsync(string type, CancellationToken cancellationToken)
    {
        var definitions = await store.GetAsync(cancellationToken);
        var bin = await db.Items.CountAsync(i => i.ContentType == type && i.DeletedUtc != null, cancellationToken);
        var naming = definitions.Types.Values.Where(t => t.Name != type && Settings(t).Any(s => Names(s, type))).Select(t => t.Name).Order(StringComparer.Ordinal);
        return new(await impact.CountAsync(type, cancellationToken), bin, [], [.. naming]);
    }

    public async Task<DefinitionUsage> OfPartAsync(string part, CancellationToken cancellationToken)
    {
        var definitions = await store.GetAsync(cancellationToken);
        return new(0, 0, [.. definitions.Types.Values.Where(t => t.PartOf(part) is not null).Select(t => t.Name).Order(StringComparer.Ordinal)], []);
    }

    /// <returns>Whether it went; false when something keeps it.</returns>
    public Task<bool> RemoveTypeAsync(string type, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        if ((await OfTypeAsync(type, cancellationToken)).Keeps)
            return false;
        await store.RemoveTypeAsync(type, cancellationToken);
        if (!(await OfPartAsync(type, cancellationToken)).Keeps)
            await store.RemovePartAsync(type, cancellationToken);
        return true;
    }, cancellationToken);

    /// <inheritdoc cref="RemoveTypeAsync"/>
    public Task<bool> RemovePartAsync(string part, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
        !(await OfPartAsync(part, cancellationToken)).Keeps && await store.RemovePartAsync(part, cancellationToken), cancellationToken);

    private static IEnumerable<JsonNode?> Settings(ContentTypeDefinition type) =>
        type.Parts.Select(p => p.Settings).Concat(type.Parts.SelectMany(p => p.Part.Fields.Select(f => f.Settings)));

    private static bool Names(JsonNode? settings, string type) => settings switch
    {
        JsonObject json => json.Any(p => Names(p.Value, type)),
        JsonArray array => array.Any(entry => entry is JsonValue value && value.TryGetValue<string>(out var text) && text == type),
        _ => false,
    };
}

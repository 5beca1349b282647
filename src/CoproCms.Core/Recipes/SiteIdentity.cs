using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;

namespace CoproCms.Recipes;

/// <summary>What a site remembers of its set-up: who it is, and what its recipes may ask for by <c>parameters(…)</c>.</summary>
public sealed class SiteIdentity(DocumentStore documents, TimeProvider time)
{
    private const string Document = "Site";

    public async Task<bool> IsSetUpAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) is not null;

    /// <summary>Null before set-up.</summary>
    public async Task<string?> IdAsync(CancellationToken cancellationToken) => (await FindAsync(cancellationToken)).Text("SiteId");

    public async Task<IReadOnlyDictionary<string, string?>> ParametersAsync(CancellationToken cancellationToken)
    {
        var parameters = (await FindAsync(cancellationToken)).Object("Parameters") ?? [];
        return parameters.ToDictionary(p => p.Key, p => parameters.Text(p.Key));
    }

    /// <summary>Marks the site as set up, inside the transaction that does it.</summary>
    public Task RememberAsync(string recipeName, IReadOnlyDictionary<string, string?> parameters, CancellationToken cancellationToken) =>
        documents.SetAsync(DocumentKinds.Setup, Document, new JsonObject
        {
            ["SiteId"] = ContentId.New(),
            ["SetUpUtc"] = time.GetUtcNow().UtcDateTime,
            ["RecipeName"] = recipeName,
            ["Parameters"] = new JsonObject(parameters.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, p.Value))),
        }, cancellationToken);

    private async Task<JsonObject?> FindAsync(CancellationToken cancellationToken) =>
        await documents.FindAsync(DocumentKinds.Setup, Document, cancellationToken);
}

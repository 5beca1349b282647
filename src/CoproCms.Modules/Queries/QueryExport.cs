using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Recipes;
using CoproCms.Recipes.Exporting;

namespace CoproCms.Queries;

/// <summary>The content that a saved query finds.</summary>
internal sealed class QueryExport(QueryRunner queries) : ExportSource
{
    public override string Type => "QueryBasedContentDeploymentStep";

    public override RecipePhase Phase => RecipePhase.Content;

    public override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(options.Text("QueryName") ?? "", cancellationToken) is not { ReturnContentItems: true } query)
            return;
        var parameters = options.Text("QueryParameters") is { Length: > 0 } text && JsonNode.Parse(text) is JsonObject json ? json : [];
        var found = await queries.ItemsAsync(query, parameters.ToDictionary(p => p.Key, p => p.Value), cancellationToken);
        await package.WriteStepAsync("content", "data", found.Values.Select(item => (Action<System.Text.Json.Utf8JsonWriter>)(json => ContentItemJson.Write(json, item))).ToAsyncEnumerable(), cancellationToken);
    }
}

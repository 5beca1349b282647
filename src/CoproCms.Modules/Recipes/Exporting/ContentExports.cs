using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Content.Filtering;

namespace CoproCms.Recipes.Exporting;

/// <summary>
/// Content as <c>content</c> steps: of each item the live version and, where it is another, the draft on top of it; never what is in the bin.
/// It is read by the one read rule, so that an export holds what its maker may see.
/// </summary>
internal abstract class ContentExport(ContentQuery content) : ExportSource
{
    private const int Batch = 100;
    private const string Step = "content";
    private const string Member = "data";

    /// <summary>Set in a plan's step to leave drafts out. Ours.</summary>
    public const string PublishedOnly = "PublishedOnly";

    public sealed override RecipePhase Phase => RecipePhase.Content;

    protected Task WriteAsync(ContentRequest request, JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        request = request with { Status = options.Flag(PublishedOnly) == true ? ContentStatus.Published : ContentStatus.All, OrderBy = [ContentSort.By(ContentColumn.CreatedUtc)] };
        return package.WriteStepAsync(Step, Member, ReadAsync(request, cancellationToken), cancellationToken);
    }

    protected static Task WriteAsync(IEnumerable<ContentItem> items, PackageWriter package, CancellationToken cancellationToken) =>
        package.WriteStepAsync(Step, Member, items.Select(Write).ToAsyncEnumerable(), cancellationToken);

    private static Action<Utf8JsonWriter> Write(ContentItem item) => json => ContentItemJson.Write(json, item);

    private async IAsyncEnumerable<Action<Utf8JsonWriter>> ReadAsync(ContentRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? after = null; ;)
        {
            var page = await content.PageAsync(request, new() { First = Batch, After = after }, cancellationToken);
            foreach (var edge in page.Edges)
                yield return Write(edge.Item);
            if (!page.HasNext)
                yield break;
            after = page.Edges[^1].Cursor;
        }
    }
}

internal sealed class AllContentExport(ContentQuery content) : ContentExport(content)
{
    public override string Type => "AllContentDeploymentStep";

    public override Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken) => WriteAsync(new ContentRequest(), options, package, cancellationToken);
}

/// <summary>The content of the types that the plan names.</summary>
internal sealed class ContentOfTypesExport(ContentQuery content) : ContentExport(content)
{
    public const string Types = "ContentTypes";

    public override string Type => "ContentDeploymentStep";

    public override Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken) =>
        options.Texts(Types).Any() ? WriteAsync(new ContentRequest { Types = [.. options.Texts(Types)] }, options, package, cancellationToken) : Task.CompletedTask;
}

/// <summary>Single items, by id.</summary>
internal sealed class ContentItemExport(ContentQuery content) : ContentExport(content)
{
    public const string Id = "ContentItemId";

    private readonly ContentQuery _content = content;

    public override string Type => "ContentItemDeploymentStep";

    public override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        if (options.Text(Id) is not { Length: > 0 } id)
            return;
        List<ContentItem> items = [];
        foreach (var status in options.Flag(PublishedOnly) == true ? [ContentStatus.Published] : new[] { ContentStatus.Published, ContentStatus.Latest })
        {
            if (await _content.FindAsync(id, status, cancellationToken) is { } item)
                items.Add(item);
        }

        await WriteAsync(items.DistinctBy(i => i.ContentItemVersionId), package, cancellationToken);
    }
}

using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Rest;

/// <summary>Reads, writes and deletes single items. Status codes and bodies are Orchard Core's.</summary>
internal static class ContentApi
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapContentApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/content").AddEndpointFilter<ContentApiDoor>();
        api.MapMethods("", Read, ContentList.GetAsync).WithMetadata(ContentOperations.ReadMany, ContentOperations.ListSchema);
        api.MapMethods("/{contentItemId}", Read, GetAsync).WithMetadata(ContentOperations.Read);
        api.MapPost("", SaveAsync).WithMetadata(ContentOperations.Save);
        api.MapDelete("/{contentItemId}", DeleteAsync).WithMetadata(ContentOperations.Delete);
    }

    private static async Task<IResult> GetAsync(string contentItemId, ContentQuery content, CancellationToken cancellationToken) =>
        ItemTag.Answer(await content.FindAsync(contentItemId, ContentStatus.Published, cancellationToken)
            ?? throw new NotFoundException($"There is no published content item {contentItemId}."));

    private static async Task<IResult> SaveAsync(HttpRequest request, ContentApiWriter writer, CancellationToken cancellationToken)
    {
        var draft = request.Query["draft"].FirstOrDefault()?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;
        var sent = await JsonBody.ReadAsync(request, cancellationToken);
        var isNew = true;
        var saved = await ConditionalAsync(request, () => writer.SaveAsync(sent, draft, Demand, cancellationToken));

        // Orchard Core's first answer repeats the display text that was sent, though the title decides from then on.
        return ItemTag.Answer(saved, isNew ? sent.Text(nameof(ContentItem.DisplayText)) : null);

        void Demand(ContentItem? latest, ContentTypeDefinition type)
        {
            isNew = latest is null;
            ItemTag.Demand(request, latest, type.Versionable);
        }
    }

    private static async Task<IResult> DeleteAsync(
        string contentItemId, HttpRequest request, ContentManager content, DefinitionStore definitions, CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        var item = await ConditionalAsync(request, () => content.DeleteAsync(
            contentItemId, latest => ItemTag.Demand(request, latest, known.Type(latest.ContentType)?.Versionable ?? true), cancellationToken));
        item.Latest = item.Published = false;
        return ItemTag.Answer(item);
    }

    private static async Task<ContentItem> ConditionalAsync(HttpRequest request, Func<Task<ContentItem>> write)
    {
        try
        {
            return await write();
        }
        catch (ConflictException conflict) when (request.Headers.IfMatch.Count > 0)
        {
            throw ItemTag.Failed(conflict);
        }
    }
}

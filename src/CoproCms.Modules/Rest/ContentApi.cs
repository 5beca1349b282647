using System.Text;
using CoproCms.Content;
using CoproCms.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Rest;

/// <summary>Reads, writes and deletes single items. Status codes and bodies are Orchard Core's.</summary>
internal static class ContentApi
{
    public static void MapContentApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/content").AddEndpointFilter<ContentApiDoor>();
        api.MapGet("/{contentItemId}", GetAsync);
        api.MapPost("", SaveAsync);
        api.MapDelete("/{contentItemId}", DeleteAsync);
    }

    private static async Task<IResult> GetAsync(string contentItemId, ContentQuery content, CancellationToken cancellationToken) =>
        Json(await content.FindAsync(contentItemId, ContentStatus.Published, cancellationToken)
            ?? throw new NotFoundException($"There is no published content item {contentItemId}."));

    private static async Task<IResult> SaveAsync(HttpRequest request, ContentApiWriter writer, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            throw new NotFoundException("Content is sent as application/json.");
        var draft = request.Query["draft"].FirstOrDefault()?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;
        return Json(await writer.SaveAsync(await JsonBody.ReadAsync(request, cancellationToken), draft, cancellationToken));
    }

    private static async Task<IResult> DeleteAsync(string contentItemId, ContentManager content, CancellationToken cancellationToken)
    {
        var item = await content.DeleteAsync(contentItemId, cancellationToken);
        item.Latest = item.Published = false;
        return Json(item);
    }

    // The default encoder escapes what HTML could take for markup, so the answer is safe wherever it is pasted.
    private static IResult Json(ContentItem item) =>
        Results.Text(ContentItemJson.Write(item).ToJsonString(), "application/json", Encoding.UTF8);
}

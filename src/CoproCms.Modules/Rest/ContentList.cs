using CoproCms.Content;
using CoproCms.Hosting;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Rest;

/// <summary><c>GET /api/content</c>: pages of items by cursors, under the one read rule.</summary>
internal static class ContentList
{
    public static async Task<IResult> GetAsync(HttpContext context, ContentListReader reader, ContentQuery content, CancellationToken cancellationToken)
    {
        var asked = await reader.ReadAsync(context.Request.Query, cancellationToken);
        var page = await content.PageAsync(asked.Content, asked.Paging, cancellationToken);
        if (page.HasNext)
            context.Response.Headers.Link = $"<{Next(context.Request, page.Edges[^1].Cursor)}>; rel=\"next\"";
        return JsonAnswer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var edge in page.Edges)
                ContentItemJson.Write(json, edge.Item);
            json.WriteEndArray();
            json.WriteStartObject("pageInfo");
            json.WriteBoolean("hasNextPage", page.HasNext);
            json.WriteString("endCursor", page.Edges.LastOrDefault()?.Cursor);
            json.WriteEndObject();
            if (page.TotalCount is { } total)
                json.WriteNumber("totalCount", total);
            json.WriteEndObject();
        });
    }

    // From the root of this server: whatever name and scheme the client reached it by hold for the next page too.
    private static string Next(HttpRequest request, string cursor)
    {
        var rest = request.Query.Where(p => !p.Key.Equals("after", StringComparison.OrdinalIgnoreCase))
            .SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value));
        return request.PathBase + request.Path + QueryString.Create(rest.Append(new("after", cursor)));
    }
}

using CoproCms.Content;
using CoproCms.Content.Filtering;

namespace CoproCms.Theming.Rendering;

/// <summary>The items that a list contains.</summary>
internal sealed class ContainedContent(ContentQuery query)
{
    public async ValueTask<int> CountAsync(string listId, RenderSession session) => await query.CountAsync(Of(listId), session.CancellationToken);

    /// <summary>The first items, newest first; the site's page size when no number is given.</summary>
    public async ValueTask<IReadOnlyList<ContentItem>> ItemsAsync(string listId, int? count, RenderSession session) =>
        await query.ListAsync(Of(listId) with { Take = Math.Clamp(count ?? session.Site.PageSize, 1, session.Site.MaxPageSize) }, session.CancellationToken);

    public static ContentRequest Of(string listId) => new()
    {
        Filter = new ContentFilter.Column(ContentColumn.ListContentItemId, FilterOperator.Equal, listId),
    };
}

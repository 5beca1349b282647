using CoproCms.Data;
using CoproCms.Security;
using CoproCms.Theming.Http;
using CoproCms.Theming.Pages;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Theming.Caching;

/// <summary>Sends a page, and keeps it for others when it is good for them.</summary>
internal sealed class PageAnswers(PageCache cache, CacheDependencies dependencies, CurrentActor actor)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan WithTime = TimeSpan.FromMinutes(1);

    public async Task WriteAsync(HttpContext context, Func<Task<RenderedPage>> render)
    {
        var generation = cache.Generation;
        var page = await render();
        if (!IsForAll(context, page))
        {
            context.Response.Headers.CacheControl = "private, no-cache";
            await PageWriter.WriteAsync(context, page, StatusCodes.Status200OK);
            return;
        }

        var cached = new CachedPage(page);
        cache.Offer(context.Request, cached, page.State.QueryRead, dependencies.Tags, page.State.DependsOnTime ? WithTime : Longest, generation);
        await CachedPages.WriteAsync(context, cached);
    }

    private bool IsForAll(HttpContext context, RenderedPage page) =>
        cache.IsOn && !actor.Value.IsAuthenticated && !page.State.IsPersonal && context.Response.Headers.SetCookie.Count == 0;
}

/// <summary>Sends pages from the cache.</summary>
internal static class CachedPages
{
    public static Task WriteAsync(HttpContext context, CachedPage page)
    {
        var encoding = AcceptedEncoding.Of(context.Request);
        var headers = context.Response.Headers;
        var tag = page.TagOf(encoding);
        headers.ETag = tag;
        headers.CacheControl = "public, no-cache";
        headers.Vary = "Accept-Encoding";
        SecurityHeaders.Allow(page.InlineHashes, headers);
        if (EntityTags.Match(context.Request, tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = "text/html; charset=utf-8";
        headers.ContentLanguage = page.Culture;
        return encoding.WriteAsync(context, page.Body(encoding));
    }
}

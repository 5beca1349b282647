using CoproCms.Content;
using CoproCms.Routing;
using CoproCms.Settings;
using CoproCms.Theming.Caching;
using CoproCms.Theming.Rendering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Theming.Pages;

/// <summary>Answers for every address that no other endpoint claims: the page of the item there, a redirect to where it is now, or nothing.</summary>
internal sealed class PageEndpoint(RouteTable routes, ContentQuery query, SiteSettingsStore settings, PageRenderer renderer, PageAnswers answers)
{
    public async Task HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var site = await settings.GetAsync(cancellationToken);
        var asked = context.Request.Path.Value ?? "/";
        // Joined anew: a second slash at the front would make a redirect lead to another host.
        var path = string.Join('/', asked.Split('/', StringSplitOptions.RemoveEmptyEntries));
        var id = path.Length == 0 ? site.HomeItemId : null;
        if (id is null && path.Length > 0 && await routes.FindAsync(path, cancellationToken) is { } match)
        {
            id = match.ContentItemId;
            var place = id == site.HomeItemId ? "/" : Urls.FromPath(match.MovedTo ?? path);
            if (place != new PathString(asked).ToUriComponent())
            {
                Redirect(context, place, permanent: true);
                return;
            }
        }

        var item = id is null ? null : await query.FindAsync(id, ContentStatus.Published, cancellationToken);
        if (item is not null)
            await answers.WriteAsync(context, () => renderer.RenderAsync(item, context, cancellationToken));
        else if (id is null && await routes.FindRedirectAsync(path, cancellationToken) is { } redirect)
            Redirect(context, redirect);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary><c>/Contents/ContentItems/{id}</c>: to the item's own address, or its page where it has none.</summary>
    public async Task HandleByIdAsync(HttpContext context, string id)
    {
        var site = await settings.GetAsync(context.RequestAborted);
        var item = await query.FindAsync(id, ContentStatus.Published, context.RequestAborted);
        if (item is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (item.Path is { Length: > 0 } || item.ContentItemId == site.HomeItemId)
            Redirect(context, Urls.PathOf(item, site), permanent: false);
        else
            await answers.WriteAsync(context, () => renderer.RenderAsync(item, context, context.RequestAborted));
    }

    // Another site, or a target with a query of its own, gets nothing of what the visitor asked.
    private static void Redirect(HttpContext context, RouteRedirect redirect)
    {
        if (redirect.Target.StartsWith('/') && !redirect.Target.Contains('?', StringComparison.Ordinal))
        {
            Redirect(context, redirect.Target, !redirect.IsTemporary);
            return;
        }

        var root = redirect.Target.StartsWith('/') ? context.Request.PathBase.ToUriComponent() : "";
        context.Response.StatusCode = redirect.IsTemporary ? StatusCodes.Status302Found : StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = root + redirect.Target;
    }

    private static void Redirect(HttpContext context, string place, bool permanent)
    {
        context.Response.StatusCode = permanent ? StatusCodes.Status301MovedPermanently : StatusCodes.Status302Found;
        context.Response.Headers.Location = context.Request.PathBase.ToUriComponent() + place + context.Request.QueryString.ToUriComponent();
    }
}

internal static class PageEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/Contents/ContentItems/{id}", Methods, (HttpContext context, string id, PageEndpoint pages) => pages.HandleByIdAsync(context, id));
        endpoints.MapMethods(CulturePicker.Path, Methods, (HttpContext context, CulturePicker picker) => picker.HandleAsync(context));
        endpoints.MapMethods("/{**path}", Methods, (HttpContext context, PageEndpoint pages) => pages.HandleAsync(context)).WithOrder(int.MaxValue);
    }
}

using Microsoft.AspNetCore.Http;

namespace CoproCms.Theming.Caching;

/// <summary>Answers from the cache before routing, sign-in and database are troubled. Whoever brings credentials is passed on.</summary>
internal sealed class PageCacheMiddleware(RequestDelegate next, PageCache cache)
{
    /// <summary>Beginning of the name of the sign-in cookie.</summary>
    private const string SignInCookie = "orchauth_";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (isRead && request.Headers.Authorization.Count == 0 && !HasSignIn(request) && cache.Find(request) is { } page)
            return CachedPages.WriteAsync(context, page);
        return next(context);
    }

    private static bool HasSignIn(HttpRequest request)
    {
        foreach (var cookie in request.Headers.Cookie)
        {
            if (cookie?.Contains(SignInCookie, StringComparison.Ordinal) == true)
                return true;
        }

        return false;
    }
}

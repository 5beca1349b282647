using CoproCms.Errors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CoproCms.Cors;

/// <summary>
/// Refuses to change anything for another site's page that carries the visitor's cookies. Browsers say whence a request comes
/// (<c>Sec-Fetch-Site</c>, <c>Origin</c>); programs say nothing and bring a token of their own, which no page can do for a visitor.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    private const string FetchSite = "Sec-Fetch-Site";

    public async Task InvokeAsync(HttpContext context, ICorsPolicyProvider policies)
    {
        if (IsDangerous(context.Request) && !await IsTrustedAsync(context, policies))
            await ProblemDetailsWriter.WriteAsync(context, Refusal.OfStatus(
                StatusCodes.Status403Forbidden, "Another site asked for this change with the cookies of this one. Send a bearer token, or have the origin allowed in CorsSettings."));
        else
            await next(context);
    }

    private static bool IsDangerous(HttpRequest request) => !IsSafe(request.Method)
        && request.Headers.ContainsKey(HeaderNames.Cookie) && !request.Headers.ContainsKey(HeaderNames.Authorization) && ComesFromElsewhere(request);

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool ComesFromElsewhere(HttpRequest request) => request.Headers[FetchSite].ToString() is { Length: > 0 } site
        ? site is not ("same-origin" or "none")
        : request.Headers.Origin.ToString() is { Length: > 0 } origin && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static async Task<bool> IsTrustedAsync(HttpContext context, ICorsPolicyProvider policies) =>
        await policies.GetPolicyAsync(context, null) is { SupportsCredentials: true } policy && policy.IsOriginAllowed(context.Request.Headers.Origin.ToString());
}

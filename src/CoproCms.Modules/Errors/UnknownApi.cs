using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace CoproCms.Errors;

/// <summary>Answers what no route below <c>/api</c> takes: 405 with <c>Allow</c> where the address is known with other methods, else 404.</summary>
internal sealed class UnknownApi(IEndpointRouteBuilder endpoints)
{
    // Looked at once the first request is here, when every module has mapped what it has.
    private readonly Lazy<IReadOnlyList<KnownRoute>> _routes = new(() =>
    [
        .. endpoints.DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.OrdinalIgnoreCase) == true)
            .Select(e => new KnownRoute(
                new(TemplateParser.Parse(e.RoutePattern.RawText!.TrimStart('/')), []), e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(r => r.Methods.Count > 0),
    ]);

    public Task AnswerAsync(HttpContext context)
    {
        var methods = _routes.Value.Where(r => r.Matcher.TryMatch(context.Request.Path, [])).SelectMany(r => r.Methods).Distinct().Order(StringComparer.Ordinal).ToList();
        if (methods.Count == 0)
            return ProblemDetailsWriter.WriteAsync(context, Refusal.OfStatus(StatusCodes.Status404NotFound));
        context.Response.Headers.Allow = string.Join(", ", methods);
        return ProblemDetailsWriter.WriteAsync(context, Refusal.OfStatus(
            StatusCodes.Status405MethodNotAllowed, $"{context.Request.Method} is not possible here; there are {string.Join(" and ", methods)}."));
    }

    private sealed record KnownRoute(TemplateMatcher Matcher, IReadOnlyList<string> Methods);
}

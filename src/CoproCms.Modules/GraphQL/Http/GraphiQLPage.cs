using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.GraphQL.Http;

/// <summary>GraphiQL at <c>/graphiql</c>, from this server alone. For development only: nothing of it is mapped elsewhere.</summary>
internal static class GraphiQLPage
{
    public const string Path = "/graphiql";

    // GraphiQL makes style elements while it runs, so the site's policy cannot hold here.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Page =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>GraphiQL</title>
          <link rel="stylesheet" href="{0}/graphiql.css">
          <script src="{0}/graphiql.js" defer></script>
        </head>
        <body style="margin: 0">
          <main id="graphiql" style="height: 100vh" data-url="{1}" data-query="{{ siteCultures {{ culture default }} }}"></main>
        </body>
        </html>
        """;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, context =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.ContentType = "text/html; charset=utf-8";
            var root = context.Request.PathBase;
            return context.Response.WriteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Page, root + Path, root + GraphQLModule.Path));
        });
        endpoints.MapGet(Path + "/graphiql.js", context => SendAsync(context, "graphiql.js", "text/javascript; charset=utf-8"));
        endpoints.MapGet(Path + "/graphiql.css", context => SendAsync(context, "graphiql.css", "text/css; charset=utf-8"));
    }

    private static async Task SendAsync(HttpContext context, string name, string contentType)
    {
        await using var file = typeof(GraphiQLPage).Assembly.GetManifestResourceStream($"CoproCms.GraphQL.{name}");
        if (file is null)
        {
            // Built with -p:SkipFrontEnd=true.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = contentType;
        context.Response.ContentLength = file.Length;
        context.Response.Headers.CacheControl = "no-cache";
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}

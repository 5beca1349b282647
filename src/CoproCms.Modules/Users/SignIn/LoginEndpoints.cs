using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Users.SignIn;

internal static class LoginEndpoints
{
    public const string StylesheetPath = "/Users/sign-in.css";
    private const string Stylesheet = "CoproCms.Users.SignIn.sign-in.css";

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRazorPages();
        endpoints.MapPost("/Users/LogOff", LogOffAsync);
        endpoints.MapGet(StylesheetPath, (HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=3600";
            return Results.Stream(typeof(LoginEndpoints).Assembly.GetManifestResourceStream(Stylesheet)!, "text/css; charset=utf-8");
        });
    }

    private static async Task<IResult> LogOffAsync(HttpContext context, IAntiforgery antiforgery, string? returnUrl)
    {
        await antiforgery.ValidateRequestAsync(context);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "~/");
    }

    private static bool IsLocal(string? url) => url is ['/'] or ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl);
}

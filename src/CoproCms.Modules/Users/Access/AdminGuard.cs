using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Users.Access;

/// <summary>Keeps everything below the admin's address for those who may use it, whatever a page there forgets to check.</summary>
internal sealed class AdminGuard(RequestDelegate next, IConfiguration configuration)
{
    private readonly PathString _admin = "/" + (configuration["OrchardCore:OrchardCore_Admin:AdminUrlPrefix"] is { Length: > 0 } prefix ? prefix.Trim('/') : "Admin");

    public Task InvokeAsync(HttpContext context, CurrentActor current)
    {
        if (!context.Request.Path.StartsWithSegments(_admin))
            return next(context);
        if (current.Value.IsAuthenticated)
        {
            current.Value.Demand(UserPermissions.AccessAdminPanel, "to use the admin");
            return next(context);
        }

        var wanted = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
        context.Response.Redirect($"{context.Request.PathBase}/Login?ReturnUrl={Uri.EscapeDataString(wanted)}");
        return Task.CompletedTask;
    }
}

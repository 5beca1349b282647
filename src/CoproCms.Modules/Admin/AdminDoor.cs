using System.Reflection;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoproCms.Admin;

/// <summary>Opens each admin page to those whom its <see cref="AdminPermissionAttribute"/> names, before anything else looks at the request.</summary>
internal sealed class AdminDoor(CurrentActor actor, Permissions permissions, AdminText text) : IAsyncAuthorizationFilter, IOrderedFilter
{
    // Before the antiforgery check: who may not come in is told so, whatever they bring.
    public int Order => int.MinValue;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page || !page.ModelTypeInfo!.IsAssignableTo(typeof(AdminPage)))
            return;
        var needed = page.ModelTypeInfo.GetCustomAttribute<AdminPermissionAttribute>()
            ?? throw new InvalidOperationException($"{page.ModelTypeInfo} does not say who may open it: give it [AdminPermission].");
        var anyOf = needed.For(context.HttpContext);
        if (anyOf.Count > 0 && !anyOf.Any(name => permissions.CoversAny(actor.Value, name)))
            throw new ForbiddenException(anyOf[0], "to open this page");
        await text.PrepareAsync(context.HttpContext);
        context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
        context.HttpContext.Response.Headers.ContentSecurityPolicy = AdminPolicy.Header;
    }
}

/// <summary>What an admin page may load: from this server alone, nothing inline; pictures also from memory, where a chosen file is shown before it is sent.</summary>
internal static class AdminPolicy
{
    public const string Header =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; "
        + "frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}

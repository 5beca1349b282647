using CoproCms.Admin.Http;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Admin;

/// <summary>
/// What went wrong below <c>/Admin</c>, in the admin's own frame and in the language that its reader chose, with the menu to go on from. What is our own
/// fault is left to the site's page, which needs less to work.
/// </summary>
internal sealed class ErrorPage(IConfiguration configuration, CurrentActor actor, AdminText text, IModelMetadataProvider metadata) : IErrorPage
{
    // A page of the site that is shown inside one of the admin stays one of the site.
    public bool IsFor(HttpContext context, int status) =>
        status < StatusCodes.Status500InternalServerError
        && context.Request.Path.StartsWithSegments("/" + AdminAddress.Prefix(configuration), StringComparison.OrdinalIgnoreCase)
        && context.Request.Headers["Sec-Fetch-Dest"] != "iframe"
        && actor.Value.Has("AccessAdminPanel");

    public async Task WriteAsync(HttpContext context, int status, string? errorId)
    {
        await text.PrepareAsync(context);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = AdminPolicy.Header;
        var action = new ActionContext(context, context.GetRouteData(), new ActionDescriptor());
        var model = new ErrorModel(status) { PageContext = new(action) };
        (model.Title, model.Advice) = ErrorModel.Words(status, text);
        var view = new ViewResult
        {
            ViewName = "/Admin/Shared/Error.cshtml",
            StatusCode = status,
            ViewData = new ViewDataDictionary<ErrorModel>(metadata, action.ModelState) { Model = model },
        };
        await view.ExecuteResultAsync(action);
    }
}

/// <summary>Of no address: it stands at the one that failed.</summary>
[AdminPermission]
internal sealed class ErrorModel(int status) : AdminPage
{
    public int Status { get; } = status;

    /// <summary>What to do now.</summary>
    public string Advice { get; set; } = "";

    public static (string Title, string Advice) Words(int status, AdminText text) => status switch
    {
        StatusCodes.Status400BadRequest => (text["The site could not take that"], text["The form may have been open for too long, or a file may be too large. Open it again and repeat what you did. What you write in an item is kept by itself."]),
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => (text["You may not do this"], text["None of your roles allows it. Whoever looks after the users of this site can change that."]),
        StatusCodes.Status404NotFound => (text["There is nothing here"], text["It was deleted, or the address has a slip in it."]),
        StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed => (text["It has changed meanwhile"], text["Open it again, and look before you repeat what you did."]),
        StatusCodes.Status413PayloadTooLarge => (text["That is too large"], text["Send less at once, or a smaller file."]),
        StatusCodes.Status429TooManyRequests => (text["Too many requests"], text["Wait a minute, then try again."]),
        _ => (text["That did not work"], text["Go back and try again."]),
    };
}

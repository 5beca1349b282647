using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Admin.Http;

/// <summary>Moves the admin below another address than <c>/Admin</c> (Orchard Core's setting <c>OrchardCore_Admin:AdminUrlPrefix</c>): its routes, and the links to <c>~/Admin/…</c>.</summary>
internal sealed class AdminAddress(string prefix) : IUrlHelperFactory
{
    public const string Standard = "Admin";

    private readonly UrlHelperFactory _factory = new();

    public static string Prefix(IConfiguration configuration) => configuration["OrchardCore:OrchardCore_Admin:AdminUrlPrefix"]?.Trim('/') is { Length: > 0 } prefix ? prefix : Standard;

    public static void Move(PageConventionCollection conventions, string prefix) => conventions.AddFolderRouteModelConvention("/", model =>
    {
        foreach (var route in model.Selectors.Select(s => s.AttributeRouteModel).Where(r => r?.Template is not null))
            route!.Template = Moved(route.Template!, prefix);
    });

    public IUrlHelper GetUrlHelper(ActionContext context) => new Helper(_factory.GetUrlHelper(context), prefix);

    public static string Moved(string path, string prefix) =>
        path == Standard || path.StartsWith(Standard + "/", StringComparison.Ordinal) || path.StartsWith(Standard + "?", StringComparison.Ordinal) ? prefix + path[Standard.Length..] : path;

    private sealed class Helper(IUrlHelper inner, string prefix) : IUrlHelper
    {
        public ActionContext ActionContext => inner.ActionContext;

        public string? Content(string? contentPath) =>
            inner.Content(contentPath is ['~', '/', .. var path] ? "~/" + Moved(path, prefix) : contentPath);

        public string? Action(UrlActionContext actionContext) => inner.Action(actionContext);

        public bool IsLocalUrl(string? url) => inner.IsLocalUrl(url);

        public string? Link(string? routeName, object? values) => inner.Link(routeName, values);

        public string? RouteUrl(UrlRouteContext routeContext) => inner.RouteUrl(routeContext);
    }
}

using CoproCms.Admin;
using CoproCms.GraphQL;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Security;
using CoproCms.Theming.Liquid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Menus;

/// <summary>Menus in the theme, <c>{% shape "menu", alias: "alias:main-menu" %}</c>, and their items' interface in GraphQL.</summary>
public sealed class MenusModule : WebModule
{
    public static readonly Permission ManageMenu = new("ManageMenu", "Manage menus");

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddLiquid<MenuLiquid>().AddGraphQLExtension<MenuGraphQL>().AddAdmin<MenusAdmin>().AddPermissions(ManageMenu);
}

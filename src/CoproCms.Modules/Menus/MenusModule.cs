using CoproCms.GraphQL;
using CoproCms.Hosting;
using CoproCms.Theming.Liquid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Menus;

/// <summary>Menus in the theme, <c>{% shape "menu", alias: "alias:main-menu" %}</c>, and their items' interface in GraphQL.</summary>
public sealed class MenusModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddLiquid<MenuLiquid>().AddGraphQLExtension<MenuGraphQL>();
}

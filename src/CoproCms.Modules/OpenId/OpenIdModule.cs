using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.OpenId;

/// <summary>Access for client applications: an OAuth 2.0 and OpenID Connect server at Orchard Core's addresses, and its tokens at every door.</summary>
public sealed class OpenIdModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddPermissions(OpenIdPermissions.All);

    public override void ConfigureModel(ModelBuilder model) => model.UseOpenIddict();
}

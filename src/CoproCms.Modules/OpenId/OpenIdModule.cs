using CoproCms.Admin;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.OpenId.Access;
using CoproCms.OpenId.Applications;
using CoproCms.OpenId.Consent;
using CoproCms.OpenId.Recipes;
using CoproCms.OpenId.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.OpenId;

/// <summary>
/// Access for client applications: an OAuth 2.0 and OpenID Connect server at Orchard Core's addresses, and its tokens at every door. Before
/// <c>UsersModule</c>, which asks it about tokens.
/// </summary>
public sealed class OpenIdModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPermissions(OpenIdPermissions.All);
        services.AddSingleton(OpenIdOperations.Scheme);
        foreach (var route in OpenIdOperations.Routes)
            services.AddSingleton(route);
        services.AddOpenIdServer();
        services.AddAdmin<OpenIdAdmin>().AddScoped<ApplicationReader>().AddScoped<ApplicationWriter>().AddScoped<ScopeWriter>().AddScoped<Consents>().AddScoped<ConsentLanguage>();
        services.AddRecipeStep<ServerSettingsStep>().AddRecipeStep<ValidationSettingsStep>().AddRecipeStep<ApplicationStep>().AddRecipeStep<ScopeStep>().AddExport<ApplicationExport>();
        services.AddAudited<ApplicationAudit>().AddAudited<ScopeAudit>();
        services.AddTaggedCache<ClientDirectory>().AddTaggedCache<AccessTokens>().AddSingleton<IBearerTokens>(provider => provider.GetRequiredService<AccessTokens>());
    }

    public override void ConfigureModel(ModelBuilder model) => model.UseOpenIddict();

    // OpenIddict looks at every request that authentication sees, so it sees only those that may be for it.
    public override void Configure(IApplicationBuilder app) =>
        app.UseWhen(OpenIdAddresses.AreServed, server => server.UseMiddleware<ServerGate>().UseAuthentication());
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Client.AspNetCore;

namespace CoproCms.Users.External;

/// <summary>Signing in elsewhere. Nothing of it exists until a provider is set up.</summary>
internal static class ExternalSignInServices
{
    public static IServiceCollection AddExternalSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        var providers = ExternalProviders.Read(configuration);
        services.AddSingleton(providers).AddSingleton<ExternalTickets>().AddScoped<ExternalAccounts>();
        if (providers.All.Count == 0)
            return services;
        services.AddOpenIddict().AddClient(client =>
        {
            client.AllowAuthorizationCodeFlow();
            // What travels through the browser is under the site's own keys; these only have to be there.
            client.UseDataProtection();
            client.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            // Whether the site is served over https is decided for all of it, in Hardening and by the proxy in front.
            client.UseAspNetCore().EnableRedirectionEndpointPassthrough().EnableErrorPassthrough().DisableTransportSecurityRequirement();
            client.UseSystemNetHttp();
            providers.Register(client);
        });
        services.Configure<OpenIddictClientAspNetCoreOptions>(options =>
        {
            options.CookieBuilder.SameSite = SameSiteMode.Lax;
            options.CookieBuilder.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }

    /// <summary>The client alone looks at what leads to a provider and back: no other request, and no other scheme, has to pay for it.</summary>
    public static void UseExternalSignIn(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<ExternalProviders>().All.Count > 0)
            app.UseWhen(context => context.Request.Path.StartsWithSegments(ExternalProviders.Path), external => external.Use(HandleAsync));
    }

    private static async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var handlers = context.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        if (await handlers.GetHandlerAsync(context, OpenIddictClientAspNetCoreDefaults.AuthenticationScheme) is IAuthenticationRequestHandler client && await client.HandleRequestAsync())
            return;
        await next(context);
    }
}

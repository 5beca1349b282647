using CoproCms.Data;
using CoproCms.Modules;
using CoproCms.OpenId.Storage;
using CoproCms.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using OpenIddict.Server.DataProtection;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CoproCms.OpenId.Server;

/// <summary>Puts OpenIddict together: its stores, its server, and the validation of its tokens.</summary>
internal static class ServerServices
{
    public static void AddOpenIdServer(this IServiceCollection services)
    {
        services.AddTaggedCache<ServerState>().AddScoped<KeyRing>().AddScoped<Principals>();
        services.AddSingleton<ServerSettingsSection>().AddSingleton<SettingsSection>(provider => provider.GetRequiredService<ServerSettingsSection>());
        services.AddSingleton<PruningWorker>().AddHostedService(provider => provider.GetRequiredService<PruningWorker>());

        // At lower levels it writes down whole requests and answers.
        services.AddLogging(logging => logging.AddFilter("OpenIddict", LogLevel.Warning));
        services.AddOpenIddict().AddCore(Store).AddServer(Serve).AddValidation(validation =>
        {
            validation.UseLocalServer();
            validation.UseDataProtection();
            validation.EnableTokenEntryValidation();
            validation.EnableAuthorizationEntryValidation();
        });
        services.AddSingleton<ServerOptions>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<ServerOptions>());
        services.AddSingleton<IConfigureOptions<OpenIddictServerDataProtectionOptions>>(provider => provider.GetRequiredService<ServerOptions>());
    }

    private static void Store(OpenIddictCoreBuilder core)
    {
        core.UseEntityFrameworkCore().UseDbContext<CmsDbContext>();
        core.ReplaceApplicationStore<OpenIddictEntityFrameworkCoreApplication, ApplicationStore>();
        core.ReplaceAuthorizationStore<OpenIddictEntityFrameworkCoreAuthorization, AuthorizationStore>();
        core.ReplaceScopeStore<OpenIddictEntityFrameworkCoreScope, ScopeStore>();
        core.ReplaceTokenStore<OpenIddictEntityFrameworkCoreToken, TokenStore>();
    }

    private static void Serve(OpenIddictServerBuilder server)
    {
        server.UseDataProtection();

        // Whether the site is served over https is decided for all of it, in Hardening and by the proxy in front.
        server.UseAspNetCore().DisableTransportSecurityRequirement()
            .EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().EnableErrorPassthrough();
        server.AddEventHandler<ProcessAuthenticationContext>(handler =>
            handler.UseScopedHandler<DisabledClients>().SetOrder(OpenIddictServerHandlers.ValidateClientId.Descriptor.Order + 1));
        server.AddEventHandler<HandleTokenRequestContext>(handler =>
            handler.UseScopedHandler<TokenRequests>().SetOrder(OpenIddictServerHandlers.Exchange.AttachPrincipal.Descriptor.Order + 1));
        server.AddEventHandler<ValidateRevocationRequestContext>(handler =>
            handler.UseSingletonHandler<OwnTokens>().SetOrder(OpenIddictServerHandlers.Revocation.ValidateAuthorizedParty.Descriptor.Order + 1));
        server.AddEventHandler<ValidateIntrospectionRequestContext>(handler =>
            handler.UseSingletonHandler<OwnTokens>().SetOrder(OpenIddictServerHandlers.Introspection.ValidateAuthorizedParty.Descriptor.Order + 1));
        server.AddEventHandler<HandleUserInfoRequestContext>(handler =>
            handler.UseScopedHandler<UserInfoRequests>().SetOrder(OpenIddictServerHandlers.UserInfo.AttachClaims.Descriptor.Order + 1));
    }
}

using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.DataProtection;

namespace CoproCms.OpenId.Server;

/// <summary>Tells OpenIddict what the settings say.</summary>
internal sealed class ServerOptions(ServerState state) : IConfigureOptions<OpenIddictServerOptions>, IConfigureOptions<OpenIddictServerDataProtectionOptions>
{
    public void Configure(OpenIddictServerOptions options)
    {
        var (settings, keys) = state.Loaded;
        options.Issuer = settings.Authority;
        options.UseReferenceAccessTokens = settings.UseReferenceAccessTokens;
        options.DisableAccessTokenEncryption = settings is { DisableAccessTokenEncryption: true, UsesJsonWebTokens: true };
        options.DisableRollingRefreshTokens = settings.DisableRollingRefreshTokens;
        options.RequirePushedAuthorizationRequests = settings is { RequirePushedAuthorizationRequests: true, EnablePushedAuthorizationEndpoint: true };

        // A code that someone else may have seen is worth nothing without what only the client knows.
        options.RequireProofKeyForCodeExchange = true;
        options.CodeChallengeMethods.Clear();
        options.CodeChallengeMethods.Add(OpenIddictConstants.CodeChallengeMethods.Sha256);
        AddEndpoints(options, settings);
        AddFlows(options, settings);
        AddScopes(options);
        options.SigningCredentials.AddRange(keys.Signing.Select(key => new SigningCredentials(key, SecurityAlgorithms.RsaSha256)));
        options.EncryptionCredentials.AddRange(keys.Encryption.Select(Encrypting));
    }

    public void Configure(OpenIddictServerDataProtectionOptions options) => options.PreferDefaultAccessTokenFormat = state.Loaded.Settings.UsesJsonWebTokens;

    private static EncryptingCredentials Encrypting(SecurityKey key) => new(
        key, key is SymmetricSecurityKey ? SecurityAlgorithms.Aes256KW : SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512);

    private static void AddEndpoints(OpenIddictServerOptions options, ServerSettings settings)
    {
        Add(options.TokenEndpointUris, settings.EnableTokenEndpoint, OpenIdAddresses.Token);
        Add(options.AuthorizationEndpointUris, settings.EnableAuthorizationEndpoint, OpenIdAddresses.Authorize);
        Add(options.EndSessionEndpointUris, settings.EnableLogoutEndpoint, OpenIdAddresses.Logout);
        Add(options.UserInfoEndpointUris, settings.EnableUserInfoEndpoint, OpenIdAddresses.UserInfo);
        Add(options.IntrospectionEndpointUris, settings.EnableIntrospectionEndpoint, OpenIdAddresses.Introspect);
        Add(options.RevocationEndpointUris, settings.EnableRevocationEndpoint, OpenIdAddresses.Revoke);
        Add(options.PushedAuthorizationEndpointUris, settings.EnablePushedAuthorizationEndpoint, OpenIdAddresses.PushedAuthorization);

        static void Add(List<Uri> addresses, bool isEnabled, string address)
        {
            if (isEnabled)
                addresses.Add(new(address[1..], UriKind.Relative));
        }
    }

    private static void AddFlows(OpenIddictServerOptions options, ServerSettings settings)
    {
        if (settings.AllowClientCredentialsFlow)
            options.GrantTypes.Add(OpenIddictConstants.GrantTypes.ClientCredentials);
        if (settings.AllowRefreshTokenFlow)
        {
            options.GrantTypes.Add(OpenIddictConstants.GrantTypes.RefreshToken);
            options.Scopes.Add(OpenIddictConstants.Scopes.OfflineAccess);
        }

        if (!settings.AllowAuthorizationCodeFlow)
            return;
        options.GrantTypes.Add(OpenIddictConstants.GrantTypes.AuthorizationCode);
        options.ResponseTypes.Add(OpenIddictConstants.ResponseTypes.Code);
        options.ResponseModes.UnionWith([OpenIddictConstants.ResponseModes.Query, OpenIddictConstants.ResponseModes.Fragment]);
    }

    private static void AddScopes(OpenIddictServerOptions options)
    {
        options.Scopes.UnionWith(StandardScopes.Names);
        options.Claims.UnionWith(
        [
            OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.PreferredUsername, OpenIddictConstants.Claims.Email,
            OpenIddictConstants.Claims.PhoneNumber, OpenIddictConstants.Claims.Role,
        ]);
    }
}

using System.Security.Claims;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Client.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CoproCms.Users.External;

/// <summary>Who a provider says someone is.</summary>
/// <param name="Provider">Where.</param>
/// <param name="Subject">The provider's own name for them, which never changes hands.</param>
/// <param name="Name">What people call them there.</param>
/// <param name="VerifiedEmail">Their e-mail address, if the provider says that it has seen them read it; else null.</param>
internal sealed record ExternalIdentity(ExternalProvider Provider, string Subject, string? Name, string? VerifiedEmail)
{
    /// <returns>Null when the provider says nothing that can be relied on.</returns>
    public static ExternalIdentity? From(AuthenticateResult result, ExternalProviders providers)
    {
        if (result is not { Succeeded: true, Principal: { } who, Properties: { } properties }
            || providers.Find(properties.GetString(OpenIddictClientAspNetCoreConstants.Properties.ProviderName)) is not { } provider
            || (who.FindFirstValue(ClaimTypes.NameIdentifier) ?? who.FindFirstValue(Claims.Subject)) is not { Length: > 0 } subject)
            return null;
        var email = who.FindFirstValue(ClaimTypes.Email) ?? who.FindFirstValue(Claims.Email);
        var isVerified = bool.TryParse(who.FindFirstValue(Claims.EmailVerified), out var verified) && verified;
        return new(provider, subject, who.FindFirstValue(ClaimTypes.Name) ?? who.FindFirstValue(Claims.Name), isVerified ? email : null);
    }
}

/// <summary>Accounts here and elsewhere that belong together.</summary>
internal sealed class ExternalAccounts(UserManager<User> users)
{
    /// <returns>The account that is connected; null when none is, or it may not sign in.</returns>
    public async Task<User?> ConnectedAsync(ExternalIdentity identity) =>
        await users.FindByLoginAsync(identity.Provider.Name, identity.Subject) is { IsEnabled: true } user && !await users.IsLockedOutAsync(user) ? user : null;

    public async Task<bool> IsTakenAsync(ExternalIdentity identity) => await users.FindByLoginAsync(identity.Provider.Name, identity.Subject) is not null;

    /// <returns>The account with the same e-mail address, confirmed on both sides; null when there is none.</returns>
    public async Task<User?> SamePersonAsync(ExternalIdentity identity) =>
        identity.VerifiedEmail is { } email && await users.FindByEmailAsync(email) is { IsEnabled: true, EmailConfirmed: true } user ? user : null;

    public async Task<bool> ConnectAsync(User user, string provider, string subject, string? name) =>
        (await users.AddLoginAsync(user, new(provider, subject, name))).Succeeded;
}

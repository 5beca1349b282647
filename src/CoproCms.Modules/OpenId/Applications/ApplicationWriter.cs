using System.Globalization;
using System.Text.Json;
using CoproCms.Errors;
using CoproCms.Recipes;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CoproCms.OpenId.Applications;

/// <summary>Makes, changes and removes applications. Secrets are kept as hashes.</summary>
internal sealed class ApplicationWriter(IOpenIddictApplicationManager applications)
{
    public async Task<bool> ExistsAsync(string clientId, CancellationToken cancellationToken) => await applications.FindByClientIdAsync(clientId, cancellationToken) is not null;

    public async Task<bool> HasSecretAsync(string clientId, CancellationToken cancellationToken) =>
        await applications.FindByClientIdAsync(clientId, cancellationToken) is { } found && await applications.HasClientTypeAsync(found, ClientTypes.Confidential, cancellationToken);

    /// <summary>Makes the application, or changes the one of that client id to be exactly so.</summary>
    /// <exception cref="InvalidContentException">It breaks a rule.</exception>
    public async Task<RecipeOutcome> SetAsync(ClientApplication application, CancellationToken cancellationToken)
    {
        var existing = await applications.FindByClientIdAsync(application.ClientId, cancellationToken);
        var errors = new ValidationErrors();
        foreach (var fault in ApplicationRules.Faults(application, await HasSecretAsync(application.ClientId, cancellationToken)))
            errors.Add(fault.Pointer, fault.Code, fault.Message);
        errors.ThrowIfAny();
        if (existing is null)
        {
            await applications.CreateAsync(Describe(application, new()), cancellationToken);
            return RecipeOutcome.Created;
        }

        return await UpdateAsync(existing, application, cancellationToken) ? RecipeOutcome.Updated : RecipeOutcome.Unchanged;
    }

    /// <summary>Removes it with its tokens and consents; its access ends at once.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string clientId, CancellationToken cancellationToken)
    {
        if (await applications.FindByClientIdAsync(clientId, cancellationToken) is not { } existing)
            return false;
        await applications.DeleteAsync(existing, cancellationToken);
        return true;
    }

    private async Task<bool> UpdateAsync(object existing, ClientApplication application, CancellationToken cancellationToken)
    {
        var present = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(present, existing, cancellationToken);
        var (kept, before) = (present.ClientSecret, Comparable(present));
        Describe(application, present);
        var isNewSecret = application.ClientSecret is not null && (kept is null || !await applications.ValidateClientSecretAsync(existing, application.ClientSecret, cancellationToken));
        if (!isNewSecret && before == Comparable(present))
            return false;
        present.ClientSecret = application.Type == ClientApplication.Public ? null : isNewSecret ? application.ClientSecret : kept;
        await applications.UpdateAsync(existing, present, cancellationToken);
        return true;
    }

    private static OpenIddictApplicationDescriptor Describe(ClientApplication application, OpenIddictApplicationDescriptor descriptor)
    {
        descriptor.ClientId = application.ClientId;
        descriptor.DisplayName = application.DisplayName;
        descriptor.ClientType = application.Type;
        descriptor.ConsentType = application.ConsentType;
        descriptor.ClientSecret = application.ClientSecret;
        Replace(descriptor.RedirectUris, application.RedirectUris.Select(a => new Uri(a)));
        Replace(descriptor.PostLogoutRedirectUris, application.PostLogoutRedirectUris.Select(a => new Uri(a)));
        Replace(descriptor.Permissions, ApplicationPermissions.Of(application));
        Replace(descriptor.Requirements, ApplicationPermissions.RequirementsOf(application));
        descriptor.DisplayNames.Clear();
        foreach (var (culture, name) in application.DisplayNames)
            descriptor.DisplayNames[CultureInfo.GetCultureInfo(culture)] = name;
        StoredProperties.SetRoles(descriptor.Properties, application.Roles);
        StoredProperties.SetEnabled(descriptor.Properties, application.IsEnabled);
        return descriptor;
    }

    private static void Replace<T>(HashSet<T> set, IEnumerable<T> values)
    {
        set.Clear();
        set.UnionWith(values);
    }

    private static string Comparable(OpenIddictApplicationDescriptor d) => JsonSerializer.Serialize(new
    {
        d.ClientId,
        d.DisplayName,
        d.ClientType,
        d.ConsentType,
        Redirects = d.RedirectUris.Select(u => u.OriginalString).Order(StringComparer.Ordinal),
        Logouts = d.PostLogoutRedirectUris.Select(u => u.OriginalString).Order(StringComparer.Ordinal),
        Permissions = d.Permissions.Order(StringComparer.Ordinal),
        Requirements = d.Requirements.Order(StringComparer.Ordinal),
        Names = d.DisplayNames.Select(n => $"{n.Key.Name}={n.Value}").Order(StringComparer.Ordinal),
        Properties = d.Properties.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal),
    });
}

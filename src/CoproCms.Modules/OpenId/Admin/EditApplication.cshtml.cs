using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.OpenId.Applications;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.OpenId.Admin;

[AdminPermission(OpenIdPermissions.ManageApplications)]
internal sealed class EditApplicationModel(
    ApplicationReader reader, ApplicationWriter writer, ScopeWriter scopes, RoleManager<Role> roles, SiteSettingsStore settings, Permissions permissions)
    : ApplicationForm(writer, scopes, roles, settings, permissions)
{
    private readonly ApplicationWriter _writer = writer;

    /// <summary>A secret that was just made; seen this once.</summary>
    public string? Secret { get; private set; }

    public async Task OnGetAsync(string id, CancellationToken cancellationToken)
    {
        Application = await RequireAsync(id, cancellationToken);
        Secret = TempData[SecretKey] is string { Length: > 0 } secret ? secret : null;
        await PrepareAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (await SaveAsync(await RequireAsync(id, cancellationToken), cancellationToken) is not { } secret)
            return Page();
        TempData[SecretKey] = secret;
        Tell(T["The application is saved."]);
        return LocalRedirect(Url.Content("~/Admin/OpenId/Application/Edit/" + Uri.EscapeDataString(id)));
    }

    public async Task<IActionResult> OnPostDeleteAsync(string id, CancellationToken cancellationToken)
    {
        await RequireAsync(id, cancellationToken);
        await _writer.RemoveAsync(id, cancellationToken);
        Tell(T["The application is gone, and its access with it."]);
        return LocalRedirect(Url.Content("~/Admin/OpenId/Application"));
    }

    private async Task<ClientApplication> RequireAsync(string id, CancellationToken cancellationToken) =>
        await reader.FindAsync(id, cancellationToken) ?? throw new NotFoundException($"There is no application '{id}'.");
}

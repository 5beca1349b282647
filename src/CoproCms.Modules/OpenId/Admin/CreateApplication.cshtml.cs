using CoproCms.Admin;
using CoproCms.OpenId.Applications;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.OpenId.Admin;

[AdminPermission(OpenIdPermissions.ManageApplications)]
internal sealed class CreateApplicationModel : ApplicationForm
{
    public CreateApplicationModel(ApplicationWriter writer, ScopeWriter scopes, RoleManager<Role> roles, SiteSettingsStore settings, Permissions permissions)
        : base(writer, scopes, roles, settings, permissions) => IsNew = true;

    public Task OnGetAsync(CancellationToken cancellationToken) => PrepareAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await SaveAsync(null, cancellationToken) is not { } secret)
            return Page();
        TempData[SecretKey] = secret;
        Tell(T["The application is made."]);
        return LocalRedirect(Url.Content("~/Admin/OpenId/Application/Edit/" + Uri.EscapeDataString(Application.ClientId)));
    }
}

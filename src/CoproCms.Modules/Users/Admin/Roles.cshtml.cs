using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Users.Management;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.Admin;

/// <summary>The list of roles, and making a new one.</summary>
[AdminPermission(UserPermissions.ManageRoles)]
internal sealed class RolesModel(RoleEditor editor) : AdminPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    internal IReadOnlyList<ListedRole> Roles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Roles = await editor.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            var role = await editor.CreateAsync(Name?.Trim() ?? "", Description?.Trim(), cancellationToken);
            Tell(T["The role is made. Choose what it may do."]);
            return Redirect(Url.Content($"~/Admin/Roles/Edit/{role.Id}"));
        }
        catch (InvalidContentException refusal)
        {
            AddErrors(RoleFaults.In(T, refusal.Errors));
            Roles = await editor.ListAsync(cancellationToken);
            return Page();
        }
    }
}

using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.OpenId.Applications;
using CoproCms.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.OpenId.Admin;

/// <summary>The scopes, and the form for a new one or for the one that the address names.</summary>
[AdminPermission(OpenIdPermissions.ManageScopes)]
internal sealed class ScopesModel(ApplicationReader reader, ScopeWriter writer, Permissions permissions) : AdminPage
{
    private const int LongestName = 100;

    public IReadOnlyList<ClientScope> Scopes { get; private set; } = [];

    public ClientScope Scope { get; private set; } = new() { ScopeName = "" };

    public bool IsNew { get; private set; } = true;

    /// <summary>Permissions to choose from; those of single content types are typed in by recipes alone.</summary>
    public IReadOnlyList<Permission> Permissions => [.. permissions.All.Where(p => !p.IsTemplate && p.Name != Security.Permissions.SiteOwner).OrderBy(p => p.Name, StringComparer.Ordinal)];

    public async Task OnGetAsync(string? name, CancellationToken cancellationToken)
    {
        Scopes = await reader.ScopesAsync(cancellationToken);
        if (name is not null)
            (Scope, IsNew) = (Scopes.FirstOrDefault(s => s.ScopeName == name) ?? throw new NotFoundException($"There is no scope '{name}'."), false);
    }

    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancellationToken)
    {
        await OnGetAsync(name, cancellationToken);
        var form = Request.Form;
        var kept = Scope.Permissions.Where(p => permissions.Find(p) is null || permissions.Find(p)!.IsTemplate);
        Scope = Scope with
        {
            ScopeName = name ?? form["ScopeName"].ToString().Trim(),
            DisplayName = form["DisplayName"].ToString().Trim(),
            Description = form["Description"].ToString().Trim(),
            Permissions = [.. form["Permissions"].OfType<string>().Where(p => Permissions.Any(k => k.Name == p)), .. kept],
        };
        if (IsNew && Fault(Scope.ScopeName) is { } fault)
            ModelState.AddModelError("ScopeName", fault);
        if (!ModelState.IsValid)
            return Page();
        await writer.SetAsync(Scope, cancellationToken);
        Tell(T["The scope is saved."]);
        return LocalRedirect(Url.Content("~/Admin/OpenId/Scope"));
    }

    public async Task<IActionResult> OnPostDeleteAsync(string name, CancellationToken cancellationToken)
    {
        if (!await writer.RemoveAsync(name, cancellationToken))
            throw new NotFoundException($"There is no scope '{name}'.");
        Tell(T["The scope is gone."]);
        return LocalRedirect(Url.Content("~/Admin/OpenId/Scope"));
    }

    private string? Fault(string name)
    {
        if (name.Length is 0 or > LongestName || name.Any(c => c is <= ' ' or > '~' or '"' or '\\'))
            return T["Give it a name of ASCII characters without spaces and quotation marks, such as content.read."];
        return StandardScopes.Contains(name) || Scopes.Any(s => s.ScopeName == name) ? T["There is a scope of this name already."] : null;
    }
}

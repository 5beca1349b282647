using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Recipes;
using CoproCms.Security;
using CoproCms.Users.Accounts;

namespace CoproCms.Users.Recipes;

/// <summary>Creates roles, and replaces, adds or removes what they grant.</summary>
internal sealed class RolesStep(RoleWriter roles, Permissions permissions) : RecipeStep
{
    /// <summary>Under which the run knows the roles that a recipe will have made.</summary>
    public const string Planned = "role";

    private const string Member = "Roles";

    public override string Name => "Roles";

    public override JsonObject Schema => StepSchema.Object((Member, StepSchema.List(StepSchema.Object(
        ("Name", StepSchema.Name()),
        ("Description", StepSchema.Text()),
        ("Permissions", StepSchema.List(StepSchema.Name())),
        ("PermissionBehavior", StepSchema.Choice("Replace", "Add", "Remove"))).Required("Name")))).Required(Member);

    public override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, role) in step.Json.Objects(Member).Index())
        {
            var name = role.Text("Name")!;
            step.Run.Planned(Planned).Add(name);
            if (!names.Add(name))
                step.Error($"{Member}/{i}/Name", "role.duplicate", $"the role '{name}' stands twice; keep one of them");
            foreach (var (j, permission) in role.Texts("Permissions").Index())
                CheckPermission(step, $"{Member}/{i}/Permissions/{j}", permission);
        }

        return Task.CompletedTask;
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        foreach (var role in step.Json.Objects(Member))
        {
            var name = role.Text("Name")!;
            var isNew = !await roles.ExistsAsync(name);
            var granted = await GrantedAsync(name, role, cancellationToken);

            // Orchard Core overwrites the description even when the recipe gives none.
            var changed = await roles.SetAsync(name, role.Text("Description"), granted, cancellationToken);
            step.Report(isNew ? RecipeOutcome.Created : changed ? RecipeOutcome.Updated : RecipeOutcome.Unchanged, "role", name);
        }
    }

    private async Task<IReadOnlyCollection<string>> GrantedAsync(string name, JsonObject role, CancellationToken cancellationToken)
    {
        var named = role.Texts("Permissions").ToList();
        return role.Text("PermissionBehavior") switch
        {
            "Add" => [.. await roles.PermissionsAsync(name, cancellationToken), .. named],
            "Remove" => [.. (await roles.PermissionsAsync(name, cancellationToken)).Except(named)],
            _ => named,
        };
    }

    private void CheckPermission(RecipeStepContext step, string pointer, string permission)
    {
        if (permissions.Find(permission) is not null)
            return;
        var types = step.Run.Definitions.Types;
        if (ContentPermissions.TypeIn(permission) is not { } type)
            step.Unknown(pointer, "permission.unknown", $"there is no permission '{permission}'{NearestName.Hint(permission, Known(types.Values))}");
        else if (!types.ContainsKey(type))
        {
            var hint = NearestName.Hint(permission, Known(types.Values));
            step.Unknown(pointer, "permission.type", $"there is no content type '{type}' for the permission '{permission}'{hint}");
        }
    }

    private IEnumerable<string> Known(IEnumerable<ContentTypeDefinition> types) =>
        permissions.All.Where(p => !p.IsTemplate).Concat(types.SelectMany(t => ContentPermissions.ForType(t.Name))).Select(p => p.Name);
}

using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.OpenId.Applications;
using CoproCms.Recipes;
using CoproCms.Security;

namespace CoproCms.OpenId.Recipes;

/// <summary>A scope. With <c>Permissions</c> it narrows a token to these; they are checked as in a role.</summary>
internal sealed class ScopeStep(ScopeWriter scopes, Permissions permissions) : RecipeStep
{
    /// <summary>Under which the run knows the scopes that a recipe will have made.</summary>
    public const string Planned = "openid-scope";

    public override string Name => "OpenIdScope";

    public override JsonObject Schema => StepSchema.Object(
        (nameof(ClientScope.ScopeName), StepSchema.Name()),
        (nameof(ClientScope.DisplayName), StepSchema.Text()),
        (nameof(ClientScope.Description), StepSchema.Text()),
        (nameof(ClientScope.DisplayNames), StepSchema.Map(StepSchema.Text("By culture, for the page where users consent."))),
        (nameof(ClientScope.Descriptions), StepSchema.Map(StepSchema.Text("By culture, for the page where users consent."))),
        (nameof(ClientScope.Resources), StepSchema.Text("Names with spaces between them.")),
        (nameof(ClientScope.Permissions), StepSchema.List(StepSchema.Name("A token with this scope may do no more than what its scopes name.")))).Required(nameof(ClientScope.ScopeName));

    public override Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var scope = ClientScope.Read(step.Json);
        step.Run.Planned(Planned).Add(scope.ScopeName);
        if (scope.ScopeName.Any(c => c is <= ' ' or > '~' or '"' or '\\'))
            step.Error(nameof(ClientScope.ScopeName), "openid.scope", "the name of a scope is made of ASCII characters without spaces, quotation marks and backslashes");
        if (StandardScopes.Contains(scope.ScopeName))
            step.Error(nameof(ClientScope.ScopeName), "openid.scope", $"'{scope.ScopeName}' is OpenID Connect's own and exists already; choose another name");
        foreach (var (i, permission) in scope.Permissions.Index())
        {
            var exists = permissions.Find(permission) is not null || ContentPermissions.TypeIn(permission) is { } type && step.Run.Definitions.Types.ContainsKey(type);
            if (!exists)
                step.Unknown($"{nameof(ClientScope.Permissions)}/{i}", "permission.unknown",
                    $"there is no permission '{permission}'{NearestName.Hint(permission, permissions.All.Where(p => !p.IsTemplate).Select(p => p.Name))}");
        }

        foreach (var (member, culture) in scope.DisplayNames.Keys.Select(c => (nameof(ClientScope.DisplayNames), c)).Concat(scope.Descriptions.Keys.Select(c => (nameof(ClientScope.Descriptions), c))))
        {
            if (!Cultures.Exists(culture))
                step.Error($"{member}/{culture}", "culture.unknown", $"there is no culture '{culture}'; give one such as cy");
        }

        return Task.CompletedTask;
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var scope = ClientScope.Read(step.Json);
        step.Report(await scopes.SetAsync(scope, cancellationToken), "scope", scope.ScopeName);
    }
}

internal static class Cultures
{
    public static bool Exists(string culture)
    {
        try
        {
            return CultureInfo.GetCultureInfo(culture, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}

using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.OpenId.Applications;
using CoproCms.Recipes;
using CoproCms.Users.Accounts;
using CoproCms.Users.Recipes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.OpenId.Recipes;

/// <summary>An application. Its secret is best written <c>[env:NAME]</c>; only a hash is kept, and the same secret again changes nothing.</summary>
internal sealed class ApplicationStep(ApplicationWriter applications, ScopeWriter scopes, RoleManager<Role> roles) : RecipeStep
{
    private static readonly string[] Flags =
    [
        nameof(ClientApplication.AllowClientCredentialsFlow), nameof(ClientApplication.AllowAuthorizationCodeFlow), nameof(ClientApplication.AllowRefreshTokenFlow),
        nameof(ClientApplication.AllowLogoutEndpoint), nameof(ClientApplication.AllowIntrospectionEndpoint), nameof(ClientApplication.AllowRevocationEndpoint),
        nameof(ClientApplication.RequirePushedAuthorizationRequests), "RequireProofKeyForCodeExchange", nameof(ClientApplication.IsEnabled), .. OtherFlows.Names,
    ];

    public override string Name => "OpenIdApplication";

    public override JsonObject Schema => StepSchema.Object(
    [
        (nameof(ClientApplication.ClientId), StepSchema.Name()),
        (nameof(ClientApplication.DisplayName), StepSchema.Text()),
        (nameof(ClientApplication.DisplayNames), StepSchema.Map(StepSchema.Text("By culture, for the page where users consent."))),
        (nameof(ClientApplication.ClientSecret), StepSchema.Text("In clear; without it a known application keeps the one it has.")),
        (nameof(ClientApplication.Type), StepSchema.Text("confidential or public.")),
        (nameof(ClientApplication.ConsentType), StepSchema.Text("explicit, implicit, external or systematic.")),
        (nameof(ClientApplication.RedirectUris), StepSchema.Text("Addresses with spaces between them.")),
        (nameof(ClientApplication.PostLogoutRedirectUris), StepSchema.Text("Addresses with spaces between them.")),
        ("RoleEntries", Entries()),
        ("ScopeEntries", Entries()),
        .. Flags.Select(f => (f, StepSchema.Flag())),
    ]).Required(nameof(ClientApplication.ClientId));

    public override async Task CheckAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var application = ClientApplication.Read(step.Json);
        var needsSecret = await NeedsSecretAsync(step, application, cancellationToken);
        if (needsSecret)
            step.Warn(nameof(ClientApplication.ClientSecret), "openid.secret.missing", $"the application '{application.ClientId}' comes without its secret, as exports do, and cannot be used yet; make a new secret for it on its page after the import, and give it to whoever runs the application");
        foreach (var fault in ApplicationRules.Faults(application, needsSecret || await applications.HasSecretAsync(application.ClientId, cancellationToken)))
            step.Error(fault.Pointer, fault.Code, fault.Message);
        OtherFlows.Check(step, step.Json, "");
        CheckNames(step, "RoleEntries", "role", [.. await roles.Roles.Select(r => r.Name!).ToListAsync(cancellationToken), .. step.Run.Planned(RolesStep.Planned)]);
        CheckNames(step, "ScopeEntries", "scope", [.. StandardScopes.Names, .. await scopes.NamesAsync(cancellationToken), .. step.Run.Planned(ScopeStep.Planned)]);
        foreach (var culture in application.DisplayNames.Keys.Where(c => !Cultures.Exists(c)))
            step.Error($"{nameof(ClientApplication.DisplayNames)}/{culture}", "culture.unknown", $"there is no culture '{culture}'; give one such as cy");
    }

    public override async Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var application = ClientApplication.Read(step.Json);
        // Nobody knows this one: it keeps the place until somebody makes another.
        if (await NeedsSecretAsync(step, application, cancellationToken))
            application = application with { ClientSecret = ClientApplication.NewSecret() };
        step.Report(await applications.SetAsync(application, cancellationToken), "application", application.ClientId);
    }

    // What was exported elsewhere names no secret. Where people write a recipe themselves, leaving it out is a fault.
    private async Task<bool> NeedsSecretAsync(RecipeStepContext step, ClientApplication application, CancellationToken cancellationToken) =>
        step.Run.Options.Lenient && application is { Type: ClientApplication.Confidential, ClientSecret: null } && !await applications.HasSecretAsync(application.ClientId, cancellationToken);

    private static JsonObject Entries() => StepSchema.List(StepSchema.Open(("Name", StepSchema.Name())).Required("Name"));

    private static void CheckNames(RecipeStepContext step, string member, string what, List<string> known)
    {
        foreach (var (i, entry) in step.Json.Objects(member).Index())
        {
            var name = entry.Text("Name")!;
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
                step.Unknown($"{member}/{i}/Name", $"{what}.unknown", $"there is no {what} '{name}'{NearestName.Hint(name, known)}");
        }
    }
}

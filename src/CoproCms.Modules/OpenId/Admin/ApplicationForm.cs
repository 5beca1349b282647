using System.Text.Json.Nodes;
using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.OpenId.Applications;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.OpenId.Admin;

/// <summary>What the pages that make and change an application have in common.</summary>
internal abstract class ApplicationForm(ApplicationWriter writer, ScopeWriter scopes, RoleManager<Role> roles, SiteSettingsStore settings, Permissions permissions) : AdminPage
{
    protected const string SecretKey = "ApplicationSecret";

    public ClientApplication Application { get; protected set; } = new() { ClientId = "", Type = ClientApplication.Confidential, AllowClientCredentialsFlow = true };

    public bool IsNew { get; protected init; }

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public IReadOnlyList<string> Cultures { get; private set; } = [];

    /// <summary>Where the site is found from outside, without a slash at the end.</summary>
    public string SiteRoot { get; private set; } = "";

    protected async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Roles = await roles.Roles.Select(r => r.Name!).Where(r => r != SystemRoles.Anonymous && r != SystemRoles.Authenticated).OrderBy(r => r).ToListAsync(cancellationToken);
        Scopes = [.. StandardScopes.Names.Where(s => s is not ("openid" or "offline_access")), .. await scopes.NamesAsync(cancellationToken)];
        var site = await settings.GetAsync(cancellationToken);
        (Cultures, SiteRoot) = (site.Cultures.Supported, new SiteAddress(site, Request).Root);
    }

    /// <summary>Whether the actor may give the role away: to an application as to a person.</summary>
    public bool MayGive(string role) => permissions.Covers(Actor, "AssignRoleToUsers_" + role);

    /// <returns>The new secret, empty when there is none, or null when the form is not in order.</returns>
    protected async Task<string?> SaveAsync(ClientApplication? present, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        var form = Request.Form;
        var secret = form["Type"] == ClientApplication.Confidential && (present?.Type != ClientApplication.Confidential || form.ContainsKey("NewSecret"))
            ? ClientApplication.NewSecret() : null;
        Application = ClientApplication.Read(Sent(form, present?.ClientId, secret));
        if (present is null && await writer.ExistsAsync(Application.ClientId, cancellationToken))
            ModelState.AddModelError(nameof(Application.ClientId), T["There is an application of this client id already."]);
        // A new secret would let its maker act with the roles that are there already.
        foreach (var role in Application.Roles.Except(secret is null ? present?.Roles ?? [] : []).Where(r => !MayGive(r)))
            ModelState.AddModelError(nameof(Roles), T["You may not give the role {0} away.", role]);
        if (!ModelState.IsValid)
            return null;
        try
        {
            await writer.SetAsync(Application, cancellationToken);
            return secret ?? "";
        }
        catch (InvalidContentException error)
        {
            AddErrors(error.Errors.Select(e => e with { Message = T.FaultSentence(e.Message) }));
            return null;
        }
    }

    private JsonObject Sent(IFormCollection form, string? clientId, string? secret)
    {
        var json = new JsonObject
        {
            ["ClientId"] = clientId ?? form["ClientId"].ToString().Trim(),
            ["DisplayName"] = form["DisplayName"].ToString().Trim() is { Length: > 0 } name ? name : null,
            ["DisplayNames"] = new JsonObject(Cultures.Select(c => KeyValuePair.Create<string, JsonNode?>(c, form[$"DisplayNames.{c}"].ToString().Trim()))),
            ["Type"] = form["Type"].ToString(),
            ["ConsentType"] = form["ConsentType"].ToString(),
            ["ClientSecret"] = secret,
            ["RedirectUris"] = form["RedirectUris"].ToString(),
            ["PostLogoutRedirectUris"] = form["PostLogoutRedirectUris"].ToString(),
            ["RoleEntries"] = Entries(form, nameof(Roles), Roles),
            ["ScopeEntries"] = Entries(form, nameof(Scopes), Scopes),
        };
        foreach (var flag in Flags)
            json[flag] = form.ContainsKey(flag);
        return json;
    }

    public static readonly string[] Flags =
    [
        nameof(ClientApplication.AllowClientCredentialsFlow), nameof(ClientApplication.AllowAuthorizationCodeFlow), nameof(ClientApplication.AllowRefreshTokenFlow),
        nameof(ClientApplication.AllowLogoutEndpoint), nameof(ClientApplication.AllowIntrospectionEndpoint), nameof(ClientApplication.AllowRevocationEndpoint),
        nameof(ClientApplication.RequirePushedAuthorizationRequests), nameof(ClientApplication.IsEnabled),
    ];

    private static JsonArray Entries(IFormCollection form, string name, IReadOnlyList<string> known) =>
        new([.. form[name].OfType<string>().Where(known.Contains).Select(n => new JsonObject { ["Name"] = n })]);
}

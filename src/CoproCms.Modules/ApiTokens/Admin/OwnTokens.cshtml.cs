using System.Globalization;
using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Security;
using CoproCms.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CoproCms.ApiTokens.Admin;

/// <summary>One's own tokens, for a person who has signed in: a token cannot make tokens here either.</summary>
[AdminPermission]
internal sealed class OwnTokensModel(ApiTokenWriter tokens, ApiTokenSettings limits, Permissions permissions, SiteSettingsStore settings, TimeProvider time) : AdminPage
{
    private const string SecretKey = "ApiToken";

    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    /// <summary>A token that was just made; seen this once.</summary>
    public string? Secret { get; private set; }

    public string SiteRoot { get; private set; } = "";

    public NewApiToken Wanted { get; private set; } = new("", [], null);

    public int MaxDays => limits.MaxDays;

    public int Days => Wanted.Days ?? Math.Min(limits.DefaultDays, limits.MaxDays);

    /// <summary>What the reader may do, and so a token of theirs.</summary>
    public IReadOnlyList<Permission> Grantable => [.. permissions.All.Where(p => !p.IsTemplate && p.Name != Permissions.SiteOwner && permissions.Covers(Actor, p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)];

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!HttpContext.IsPerson())
            throw new ForbiddenException("AccessAdminPanel", "to manage tokens; a person signs in to do so");
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Secret = TempData[SecretKey] as string;
        await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var form = Request.Form;
        var days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        Wanted = new(form["name"].ToString().Trim(), [.. form["scopes"].OfType<string>()], days);
        try
        {
            TempData[SecretKey] = (await tokens.CreateAsync(Actor, Wanted, cancellationToken)).Secret;
            Tell(T["The token is made."]);
            return LocalRedirect(Url.Content("~/Admin/ApiTokens"));
        }
        catch (InvalidContentException error)
        {
            AddErrors(error.Errors);
            await ShowAsync(cancellationToken);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostRevokeAsync(string token, CancellationToken cancellationToken)
    {
        if (!await tokens.RevokeAsync(Actor.UserId!, token, cancellationToken))
            throw new NotFoundException($"You have no token {token}.");
        Tell(T["The token opens nothing any more."]);
        return LocalRedirect(Url.Content("~/Admin/ApiTokens"));
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Tokens = await tokens.ListAsync(Actor.UserId!, cancellationToken);
        SiteRoot = new SiteAddress(await settings.GetAsync(cancellationToken), Request).Root;
    }
}

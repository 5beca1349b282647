using System.Text.Json.Nodes;
using CoproCms.Admin;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Localization;
using CoproCms.Settings;
using CoproCms.Webhooks.Http;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Webhooks.Admin;

/// <summary>What the pages that make and change a webhook have in common.</summary>
internal abstract class WebhookForm(DefinitionStore definitions, SiteSettingsStore settings, OutboundGuard guard) : AdminPage
{
    protected const string SecretKey = "WebhookSecret";

    public Webhook Webhook { get; protected set; } = new("", "", "");

    /// <summary>Of content that stands by itself: what happens to a widget is told with the page that holds it.</summary>
    public IReadOnlyList<ContentTypeDefinition> Types { get; private set; } = [];

    public SiteCultures Cultures { get; private set; } = null!;

    protected async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        Types = [.. known.Types.Values.Where(t => t.Stereotype is null).OrderBy(t => t.DisplayName, T.Order)];
        Cultures = (await settings.GetAsync(cancellationToken)).Cultures;
    }

    /// <returns>Whether the form is in order; its faults stand beside their controls otherwise.</returns>
    protected async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        var sent = Sent(Request.Form);
        try
        {
            Webhook = WebhookInput.Read(sent, Webhook, await definitions.GetAsync(cancellationToken), guard);
            return true;
        }
        catch (InvalidContentException error)
        {
            AddErrors(error.Errors);
            Webhook = Webhook with
            {
                Name = Request.Form["name"].ToString(),
                Url = Request.Form["url"].ToString(),
                Events = [.. Request.Form["events"].OfType<string>()],
                ContentTypes = [.. Request.Form["contentTypes"].OfType<string>()],
                Cultures = [.. Request.Form["cultures"].OfType<string>()],
                Drafts = Request.Form.ContainsKey("drafts"),
                Enabled = Request.Form.ContainsKey("enabled"),
            };
            return false;
        }
    }

    private static JsonObject Sent(IFormCollection form) => new()
    {
        ["name"] = form["name"].ToString().Trim(),
        ["url"] = form["url"].ToString().Trim(),
        ["events"] = List(form, "events"),
        ["contentTypes"] = List(form, "contentTypes"),
        ["cultures"] = List(form, "cultures"),
        ["drafts"] = form.ContainsKey("drafts"),
        ["enabled"] = form.ContainsKey("enabled"),
    };

    private static JsonArray List(IFormCollection form, string name) => new([.. form[name].OfType<string>().Select(v => JsonValue.Create(v))]);
}

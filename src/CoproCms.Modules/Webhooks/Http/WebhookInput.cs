using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Hosting;

namespace CoproCms.Webhooks.Http;

/// <summary>Reads what a client says of a webhook, and tells everything that is wrong with it at once.</summary>
internal static class WebhookInput
{
    private const int LongestUrl = 2000;
    private const int LongestName = 200;
    private static readonly string[] Known = ["name", "url", "events", "contentTypes", "cultures", "drafts", "enabled"];

    /// <summary>The webhook with the members that were sent; those left out stay as they are.</summary>
    /// <exception cref="InvalidContentException">A member cannot be used.</exception>
    public static Webhook Read(JsonObject sent, Webhook webhook, ContentDefinitions definitions, OutboundGuard guard)
    {
        var errors = new ValidationErrors();
        foreach (var (name, _) in sent.Where(m => !Known.Contains(m.Key)))
            errors.Add(name, "webhook.unknown", $"A webhook has no '{name}'{NearestName.Hint(name, Known)}.");
        webhook = webhook with
        {
            Name = Text(sent, "name", LongestName, errors) ?? webhook.Name,
            Url = Text(sent, "url", LongestUrl, errors) ?? webhook.Url,
            Events = Texts(sent, "events", WebhookEvents.All, errors) ?? webhook.Events,
            ContentTypes = Texts(sent, "contentTypes", definitions.Types.Keys, errors) ?? webhook.ContentTypes,
            Cultures = Texts(sent, "cultures", null, errors) ?? webhook.Cultures,
            Drafts = Flag(sent, "drafts", errors) ?? webhook.Drafts,
            Enabled = Flag(sent, "enabled", errors) ?? webhook.Enabled,
        };
        if (webhook.Url.Length == 0)
            errors.Add("url", "webhook.url", "A webhook needs the address that is told.");
        else if (Fault(webhook.Url, guard) is { } fault)
            errors.Add("url", "webhook.url", $"The address '{webhook.Url}' {fault}.");
        if (webhook.Events.IsEmpty)
            errors.Add("events", "webhook.events", $"Name at least one of {string.Join(", ", WebhookEvents.All)}.");
        errors.ThrowIfAny();
        return webhook.Name.Length == 0 ? webhook with { Name = new Uri(webhook.Url).Host } : webhook;
    }

    private static string? Fault(string url, OutboundGuard guard) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? guard.Fault(address) : "is not an absolute address such as https://example.org/hook";

    private static string? Text(JsonObject sent, string name, int longest, ValidationErrors errors)
    {
        if (sent[name] is null)
            return null;
        if (sent.Text(name) is { } text && text.Length <= longest)
            return text.Trim();
        errors.Add(name, "webhook.text", $"'{name}' is a text of at most {longest} characters.");
        return null;
    }

    private static bool? Flag(JsonObject sent, string name, ValidationErrors errors)
    {
        if (sent[name] is { } value && value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            errors.Add(name, "webhook.flag", $"'{name}' is true or false.");
        return sent.Flag(name);
    }

    private static ImmutableArray<string>? Texts(JsonObject sent, string name, IEnumerable<string>? known, ValidationErrors errors)
    {
        if (sent[name] is null)
            return null;
        ImmutableArray<string> texts = [.. sent.Texts(name).Distinct(StringComparer.Ordinal)];
        if (sent[name] is not JsonArray || sent.Texts(name).Count() != sent[name]!.AsArray().Count)
            errors.Add(name, "webhook.list", $"'{name}' is a list of texts.");
        foreach (var text in texts.Where(t => known?.Contains(t) == false))
            errors.Add(name, "webhook.name", $"'{text}' is none of the {name} that there are{NearestName.Hint(text, known!)}.");
        return texts;
    }
}

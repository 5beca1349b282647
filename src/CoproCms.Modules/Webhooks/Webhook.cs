using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Webhooks;

/// <summary>Who is told, and of what.</summary>
internal sealed record Webhook(string Id, string Name, string Url)
{
    public ImmutableArray<string> Events { get; init; } = [WebhookEvents.Published];

    /// <summary>Empty for every type.</summary>
    public ImmutableArray<string> ContentTypes { get; init; } = [];

    /// <summary>Empty for every language, and for items that have none.</summary>
    public ImmutableArray<string> Cultures { get; init; } = [];

    /// <summary>Tells of versions that are not live too, and shows what is in them.</summary>
    public bool Drafts { get; init; }

    public bool Enabled { get; init; } = true;

    public DateTime CreatedUtc { get; init; }

    /// <summary>As <see cref="WebhookSecrets"/> protects it.</summary>
    public string Secret { get; init; } = "";

    /// <summary>The one before the last rotation; requests are signed with both until <see cref="PreviousSecretUntil"/>.</summary>
    public string? PreviousSecret { get; init; }

    public DateTime? PreviousSecretUntil { get; init; }

    public bool Wants(string name, ContentItem item) =>
        Enabled && (Drafts || item.Published) && Events.Contains(name)
        && (ContentTypes.IsEmpty || ContentTypes.Contains(item.ContentType)) && (Cultures.IsEmpty || (item.Culture is { } culture && Cultures.Contains(culture)));

    public static Webhook Read(JsonObject json) => new(json.Text(nameof(Id)) ?? "", json.Text(nameof(Name)) ?? "", json.Text(nameof(Url)) ?? "")
    {
        Events = [.. json.Texts(nameof(Events))],
        ContentTypes = [.. json.Texts(nameof(ContentTypes))],
        Cultures = [.. json.Texts(nameof(Cultures))],
        Drafts = json.Flag(nameof(Drafts)) ?? false,
        Enabled = json.Flag(nameof(Enabled)) ?? true,
        CreatedUtc = json.Instant(nameof(CreatedUtc)) ?? default,
        Secret = json.Text(nameof(Secret)) ?? "",
        PreviousSecret = json.Text(nameof(PreviousSecret)),
        PreviousSecretUntil = json.Instant(nameof(PreviousSecretUntil)),
    };

    public JsonObject Write() => new()
    {
        [nameof(Id)] = Id,
        [nameof(Name)] = Name,
        [nameof(Url)] = Url,
        [nameof(Events)] = List(Events),
        [nameof(ContentTypes)] = List(ContentTypes),
        [nameof(Cultures)] = List(Cultures),
        [nameof(Drafts)] = Drafts,
        [nameof(Enabled)] = Enabled,
        [nameof(CreatedUtc)] = Date(CreatedUtc),
        [nameof(Secret)] = Secret,
        [nameof(PreviousSecret)] = PreviousSecret,
        [nameof(PreviousSecretUntil)] = PreviousSecretUntil is { } until ? Date(until) : null,
    };

    public static JsonArray List(ImmutableArray<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);

    public static string Date(DateTime value) => value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}

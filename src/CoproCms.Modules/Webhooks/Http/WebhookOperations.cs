using System.Text.Json.Nodes;
using CoproCms.Hosting;
using CoproCms.Recipes;

namespace CoproCms.Webhooks.Http;

/// <summary>What the OpenAPI document says of webhooks.</summary>
internal static class WebhookOperations
{
    private const string Tag = "Webhooks";

    private static readonly (string, JsonObject)[] Members =
    [
        ("name", StepSchema.Text()), ("url", StepSchema.Text("Where events are sent.")), ("events", StepSchema.List(StepSchema.Text())),
        ("contentTypes", StepSchema.List(StepSchema.Text())), ("cultures", StepSchema.List(StepSchema.Text())),
        ("drafts", StepSchema.Flag("Whether changes of drafts are told too.")), ("enabled", StepSchema.Flag()),
    ];

    public static ApiSchema Webhook { get; } = new("Webhook", StepSchema.Open(
        [("id", StepSchema.Text()), .. Members.Select(m => (m.Item1, (JsonObject)m.Item2.DeepClone())), ("createdUtc", Instant()), ("secret", StepSchema.Text("What deliveries are signed with; only in the answer that makes it."))]));

    public static ApiSchema Delivery { get; } = new("WebhookDelivery", StepSchema.Open(
        ("id", StepSchema.Text()), ("messageId", StepSchema.Text()), ("event", StepSchema.Text()), ("contentItemId", Nullable("string")),
        ("status", StepSchema.Choice("pending", "delivered", "failed")), ("createdUtc", Instant()), ("attempts", new() { ["type"] = "integer" }),
        ("lastAttemptUtc", Instant()), ("nextAttemptUtc", Instant()), ("lastStatus", Nullable("integer")), ("lastMilliseconds", Nullable("integer")),
        ("lastError", Nullable("string")), ("lastAnswer", Nullable("string"))));

    private static readonly JsonObject Reference = ApiSchema.Ref("Webhook");
    private static readonly ApiBody Body = new("application/json", StepSchema.Open([.. Members.Select(m => (m.Item1, (JsonObject)m.Item2.DeepClone()))]));

    public static ApiOperation List { get; } = Operation("listWebhooks", "List webhooks", new(200, "The webhooks", StepSchema.Open(("items", StepSchema.List(ApiSchema.Ref("Webhook"))))));

    public static ApiOperation Create { get; } = Operation("createWebhook", "Make a webhook", new(201, "The webhook, with its secret", Reference), 400, 415) with { Body = Body };

    public static ApiOperation Get { get; } = Operation("getWebhook", "Read a webhook", new(200, "The webhook", Reference), 404);

    public static ApiOperation Update { get; } = Operation("updateWebhook", "Change a webhook", new(200, "The webhook", Reference), 400, 404, 415) with { Body = Body };

    public static ApiOperation Delete { get; } = Operation("deleteWebhook", "Remove a webhook", new(204, "It is gone"), 404);

    public static ApiOperation Rotate { get; } = Operation(
        "rotateWebhookSecret", "Give a webhook a new secret", new(200, "The secret, this once", StepSchema.Open(("secret", StepSchema.Text()))), 404);

    public static ApiOperation Ping { get; } = Operation("pingWebhook", "Send a webhook a test", new(202, "The delivery to come", ApiSchema.Ref("WebhookDelivery")), 404);

    public static ApiOperation Deliveries { get; } = Operation(
        "listWebhookDeliveries", "Read what was sent", new(200, "Newest first", StepSchema.Open(("items", StepSchema.List(ApiSchema.Ref("WebhookDelivery"))))), 400, 404) with
    {
        Parameters =
        [
            new("status", "query", "Only these.", StepSchema.Choice("pending", "delivered", "failed")),
            new("before", "query", "Only older than the delivery of this id.", StepSchema.Text()),
            new("first", "query", "How many.", new() { ["type"] = "integer", ["minimum"] = 1 }),
        ],
    };

    public static ApiOperation Replay { get; } = Operation("replayWebhookDelivery", "Send a delivery once more", new(202, "It will be sent"), 404);

    private static ApiOperation Operation(string id, string summary, ApiAnswer answer, params int[] refusals) =>
        new(Tag, summary) { Id = id, Answers = [answer], Refusals = [.. refusals] };

    private static JsonObject Instant() => new() { ["type"] = new JsonArray("string", "null"), ["format"] = "date-time" };

    private static JsonObject Nullable(string type) => new() { ["type"] = new JsonArray(type, "null") };
}

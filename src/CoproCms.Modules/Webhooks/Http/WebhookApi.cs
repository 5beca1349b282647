using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Rest;
using CoproCms.Security;
using CoproCms.Webhooks.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Webhooks.Http;

/// <summary><c>/api/webhooks</c>: for those who may manage webhooks. Secrets are in the answers that make them, and nowhere else.</summary>
internal static class WebhookApi
{
    private const int MostDeliveries = 200;

    public static void MapWebhookApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/webhooks").AddEndpointFilter(DemandAsync);
        api.MapGet("", ListAsync).WithMetadata(WebhookOperations.List, WebhookOperations.Webhook, WebhookOperations.Delivery);
        api.MapPost("", CreateAsync).WithMetadata(WebhookOperations.Create);
        api.MapGet("/{id}", GetAsync).WithMetadata(WebhookOperations.Get);
        api.MapPut("/{id}", UpdateAsync).WithMetadata(WebhookOperations.Update);
        api.MapDelete("/{id}", DeleteAsync).WithMetadata(WebhookOperations.Delete);
        api.MapPost("/{id}/rotate-secret", RotateAsync).WithMetadata(WebhookOperations.Rotate);
        api.MapPost("/{id}/ping", PingAsync).WithMetadata(WebhookOperations.Ping);
        api.MapGet("/{id}/deliveries", DeliveriesAsync).WithMetadata(WebhookOperations.Deliveries);
        api.MapPost("/{id}/deliveries/{delivery}/replay", ReplayAsync).WithMetadata(WebhookOperations.Replay);
    }

    private static ValueTask<object?> DemandAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var actor = (CurrentActor)context.HttpContext.RequestServices.GetService(typeof(CurrentActor))!;
        actor.Value.Demand(WebhooksModule.ManageWebhooks, "to manage webhooks");
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    private static async Task<IResult> ListAsync(WebhookStore webhooks, CancellationToken cancellationToken) =>
        Json(new JsonObject { ["items"] = new JsonArray([.. (await webhooks.ListAsync(cancellationToken)).Select(Write)]) });

    private static async Task<IResult> GetAsync(string id, WebhookStore webhooks, CancellationToken cancellationToken) =>
        Json(Write(await webhooks.RequireAsync(id, cancellationToken)));

    private static async Task<IResult> CreateAsync(HttpRequest request, WebhookStore webhooks, DefinitionStore definitions, OutboundGuard guard, CancellationToken cancellationToken)
    {
        var sent = await JsonBody.ReadAsync(request, cancellationToken);
        var read = WebhookInput.Read(sent, new("", "", ""), await definitions.GetAsync(cancellationToken), guard);
        var (webhook, secret) = await webhooks.CreateAsync(read, cancellationToken);
        var json = Write(webhook);
        json["secret"] = secret;
        return Json(json, StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateAsync(
        string id, HttpRequest request, WebhookStore webhooks, DefinitionStore definitions, OutboundGuard guard, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.RequireAsync(id, cancellationToken);
        var sent = await JsonBody.ReadAsync(request, cancellationToken);
        webhook = WebhookInput.Read(sent, webhook, await definitions.GetAsync(cancellationToken), guard);
        await webhooks.SetAsync(webhook, cancellationToken);
        return Json(Write(webhook));
    }

    private static async Task<IResult> DeleteAsync(string id, WebhookStore webhooks, CancellationToken cancellationToken)
    {
        await webhooks.RemoveAsync(await webhooks.RequireAsync(id, cancellationToken), cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> RotateAsync(string id, WebhookStore webhooks, CancellationToken cancellationToken)
    {
        var secret = await webhooks.RotateAsync(await webhooks.RequireAsync(id, cancellationToken), cancellationToken);
        return Json(new JsonObject { ["secret"] = secret });
    }

    private static async Task<IResult> PingAsync(string id, WebhookStore webhooks, WebhookQueue queue, CmsDbContext db, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.RequireAsync(id, cancellationToken);
        var delivery = queue.Add(webhook, WebhookEvents.Ping, new() { ["webhookId"] = webhook.Id, ["name"] = webhook.Name }, null);
        await db.SaveChangesAsync(cancellationToken);
        return Json(Write(delivery), StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> DeliveriesAsync(
        string id, string? status, string? before, string? first, WebhookStore webhooks, WebhookLog log, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.RequireAsync(id, cancellationToken);
        var count = Number(first, "first") is { } asked and > 0 ? (int)Math.Min(asked, MostDeliveries) : MostDeliveries / 4;
        var deliveries = await log.ListAsync(webhook.Id, Status(status), Number(before, "before") ?? long.MaxValue, count, cancellationToken);
        return Json(new JsonObject { ["items"] = new JsonArray([.. deliveries.Select(Write)]) });
    }

    private static async Task<IResult> ReplayAsync(string id, string delivery, WebhookStore webhooks, WebhookLog log, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.RequireAsync(id, cancellationToken);
        if (!long.TryParse(delivery, NumberStyles.None, CultureInfo.InvariantCulture, out var key) || !await log.ReplayAsync(webhook.Id, key, cancellationToken))
            throw new NotFoundException($"There is no delivery '{delivery}' of this webhook.");
        return Results.Accepted();
    }

    private static DeliveryStatus? Status(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return Array.Find(Enum.GetValues<DeliveryStatus>(), s => text.Equals(s.ToString(), StringComparison.OrdinalIgnoreCase)) is var found && text.Equals(found.ToString(), StringComparison.OrdinalIgnoreCase)
            ? found : throw new BadHttpRequestException("'status' is one of pending, delivered and failed.");
    }

    private static long? Number(string? text, string name)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new BadHttpRequestException($"'{name}' is a whole number.");
    }

    private static JsonObject Write(Webhook webhook) => new()
    {
        ["id"] = webhook.Id,
        ["name"] = webhook.Name,
        ["url"] = webhook.Url,
        ["events"] = Webhook.List(webhook.Events),
        ["contentTypes"] = Webhook.List(webhook.ContentTypes),
        ["cultures"] = Webhook.List(webhook.Cultures),
        ["drafts"] = webhook.Drafts,
        ["enabled"] = webhook.Enabled,
        ["createdUtc"] = Webhook.Date(webhook.CreatedUtc),
    };

    // A key has more digits than a number of JavaScript keeps.
    private static JsonObject Write(WebhookDelivery delivery) => new()
    {
        ["id"] = delivery.Id.ToString(CultureInfo.InvariantCulture),
        ["messageId"] = delivery.MessageId,
        ["event"] = delivery.Event,
        ["contentItemId"] = delivery.ContentItemId,
        ["status"] = delivery.Status.ToString().ToLowerInvariant(),
        ["createdUtc"] = Webhook.Date(delivery.CreatedUtc),
        ["attempts"] = delivery.Attempts,
        ["lastAttemptUtc"] = delivery.LastAttemptUtc is { } at ? Webhook.Date(at) : null,
        ["nextAttemptUtc"] = delivery.Status == DeliveryStatus.Pending ? Webhook.Date(delivery.DueUtc) : null,
        ["lastStatus"] = delivery.LastStatus,
        ["lastMilliseconds"] = delivery.LastMilliseconds,
        ["lastError"] = delivery.LastError,
        ["lastAnswer"] = delivery.LastAnswer,
    };

    private static IResult Json(JsonObject json, int status = StatusCodes.Status200OK) => Results.Text(json.ToJsonString(), "application/json", System.Text.Encoding.UTF8, status);
}

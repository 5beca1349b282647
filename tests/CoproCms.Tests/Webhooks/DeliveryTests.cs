using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Hosting;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Tests.Webhooks;

/// <summary>What happens to content is told to those who asked, signed, once each, and again until it has arrived.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task A_publication_is_told_signed_and_with_the_item()
    {
        await using var site = await WebhookSite.StartAsync();
        var (_, secret) = await site.AddAsync();
        await using (var session = site.Engine.As())
            await session.PublishAsync("Post", """{"TitlePart":{"Title":"Croeso"},"LocalizationPart":{"Culture":"cy"}}""");
        await site.DeliverAsync();
        var message = Assert.Single(site.Receiver.Received);
        Assert.True(message.IsSignedWith(secret));
        Assert.StartsWith("msg_", message.Headers["webhook-id"]);
        Assert.Equal(site.Engine.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), message.Headers["webhook-timestamp"]);
        Assert.Equal(("application/json; charset=utf-8", "CoproCms-Webhooks/1.0"), (message.Headers["Content-Type"], message.Headers["User-Agent"]));
        Assert.Equal(["type", "timestamp", "data"], message.Json.Select(m => m.Key));
        var data = message.Json["data"]!.AsObject();
        Assert.Equal(("content.published", "Croeso", "cy", "croeso", "Post"), (message.Event, message.Title, (string?)data["culture"], (string?)data["path"], (string?)data["contentType"]));
        Assert.Equal("Croeso", (string?)data["item"]!["TitlePart"]!["Title"]);
        await site.DeliverAsync();
        Assert.Single(site.Receiver.Received);
    }

    [Fact]
    public async Task Every_change_has_its_event_and_a_path_that_changed_tells_the_one_before()
    {
        await using var site = await WebhookSite.StartAsync();
        await site.AddAsync(""" "drafts":true,"events":["content.created","content.updated","content.published","content.unpublished","content.deleted","content.restored"] """);
        await using (var session = site.Engine.As())
        {
            var post = await session.DraftAsync("Post", """{"TitlePart":{"Title":"One"}}""");
            await session.Content.PublishAsync(post.ContentItemId, default);
            await session.ChangeAsync(post.ContentItemId, """{"TitlePart":{"Title":"Two"},"AutoroutePart":{"Path":"two"}}""");
            await session.Content.UnpublishAsync(post.ContentItemId, default);
            await session.Content.DeleteAsync(post.ContentItemId, default);
            await session.Content.RestoreAsync(post.ContentItemId, default);
        }

        await site.DeliverAsync();
        Assert.Equal(
            [
                "content.created One False", "content.published One True", "content.updated Two True", "content.published Two True one", "content.unpublished Two True",
                "content.deleted Two False", "content.restored Two False",
            ],
            site.Receiver.Received.Select(m => $"{m.Event} {m.Title} {m.Json["data"]!["published"]} {m.Json["data"]!["previousPath"]}".Trim().Replace("true", "True").Replace("false", "False")).Select(Once));
        static string Once(string line) => line.StartsWith("content.updated", StringComparison.Ordinal) ? line.Replace(" one", "", StringComparison.Ordinal) : line;
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_told_and_drafts_to_those_who_may_see_them()
    {
        await using var site = await WebhookSite.StartAsync();
        await site.AddAsync(""" "events":["content.created","content.updated","content.deleted"],"contentTypes":["Post"],"cultures":["cy"] """, site.Receiver.Url + "/narrow");
        await site.AddAsync(""" "events":["content.created"],"drafts":true """, site.Receiver.Url + "/drafts");
        await site.AddAsync(""" "events":["content.created"],"enabled":false """, site.Receiver.Url + "/off");
        await using (var session = site.Engine.As())
        {
            await session.PublishAsync("Note", """{"TitlePart":{"Title":"Note"}}""");
            await session.PublishAsync("Post", """{"TitlePart":{"Title":"English"},"LocalizationPart":{"Culture":"en"}}""");
            await session.PublishAsync("Post", """{"TitlePart":{"Title":"Cymraeg"},"LocalizationPart":{"Culture":"cy"}}""");
            var draft = await session.DraftAsync("Post", """{"TitlePart":{"Title":"Drafft"},"LocalizationPart":{"Culture":"cy"}}""");
            await session.Content.DeleteAsync(draft.ContentItemId, default);
        }

        await site.DeliverAsync();
        Assert.Equal(
            ["/hook/drafts Cymraeg", "/hook/drafts Drafft", "/hook/drafts English", "/hook/drafts Note", "/hook/narrow Cymraeg"],
            site.Receiver.Received.Select(m => $"{m.Path} {m.Title}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_change_that_is_undone_is_told_to_nobody()
    {
        await using var site = await WebhookSite.StartAsync();
        await site.AddAsync();
        await using (var session = site.Engine.As())
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => session.Db.InTransactionAsync<bool>(
                async () =>
                {
                    await session.PublishAsync("Post", """{"TitlePart":{"Title":"Never"}}""");
                    throw new InvalidOperationException("undo");
                },
                default));
        }

        await site.DeliverAsync();
        Assert.Empty(site.Receiver.Received);
    }

    [Fact]
    public async Task What_fails_is_tried_again_with_growing_pauses_and_the_same_id_until_it_is_given_up()
    {
        await using var site = await WebhookSite.StartAsync(("CoproCms:Webhooks:MaxAttempts", "3"));
        var (id, secret) = await site.AddAsync();
        site.Receiver.Answer = context =>
        {
            context.Response.StatusCode = 500;
            return context.Response.WriteAsync("broken\0" + new string('x', 100_000));
        };
        await using (var session = site.Engine.As())
            await session.PublishAsync("Post", """{"TitlePart":{"Title":"Again"}}""");
        await site.DeliverAsync();
        await site.DeliverAsync();
        Assert.Single(site.Receiver.Received);
        var pending = Assert.Single(await site.LogAsync(id));
        Assert.Equal(("pending", 1, 500, "The receiver answered 500."), ((string?)pending["status"], (int)pending["attempts"]!, (int)pending["lastStatus"]!, (string?)pending["lastError"]));
        Assert.StartsWith("broken xxx", (string?)pending["lastAnswer"]);
        Assert.True(((string?)pending["lastAnswer"])!.Length <= 1000);

        site.Engine.Time.Now += TimeSpan.FromSeconds(6);
        await site.DeliverAsync();
        site.Engine.Time.Now += TimeSpan.FromSeconds(6);
        await site.DeliverAsync();
        Assert.Equal(2, site.Receiver.Received.Count);
        site.Engine.Time.Now += TimeSpan.FromSeconds(60);
        await site.DeliverAsync();
        var failed = Assert.Single(await site.LogAsync(id, "?status=failed"));
        Assert.Equal(("failed", 3), ((string?)failed["status"], (int)failed["attempts"]!));
        Assert.Null(failed["nextAttemptUtc"]);
        site.Engine.Time.Now += TimeSpan.FromDays(2);
        await site.DeliverAsync();
        Assert.Equal(3, site.Receiver.Received.Count);
        Assert.Single(site.Receiver.Received.Select(m => m.Headers["webhook-id"]).Distinct());
        Assert.Equal(3, site.Receiver.Received.Select(m => m.Headers["webhook-timestamp"]).Distinct().Count());
        Assert.All(site.Receiver.Received, m => Assert.True(m.IsSignedWith(secret)));
    }

    [Fact]
    public async Task A_failed_delivery_can_be_sent_again()
    {
        await using var site = await WebhookSite.StartAsync(("CoproCms:Webhooks:MaxAttempts", "1"));
        var (id, _) = await site.AddAsync();
        site.Receiver.Answer = context => { context.Response.StatusCode = 503; return Task.CompletedTask; };
        await using (var session = site.Engine.As())
            await session.PublishAsync("Post", """{"TitlePart":{"Title":"Later"}}""");
        await site.DeliverAsync();
        var failed = Assert.Single(await site.LogAsync(id, "?status=failed"));
        site.Receiver.Answer = _ => Task.CompletedTask;
        Assert.Equal(202, (await site.SendAsync("POST", $"/api/webhooks/{id}/deliveries/{failed["id"]}/replay")).Status);
        await site.DeliverAsync();
        Assert.Equal("delivered", (string?)Assert.Single(await site.LogAsync(id))["status"]);
        Assert.Equal(2, site.Receiver.Received.Count);
        Assert.Equal(site.Receiver.Received[0].Body, site.Receiver.Received[1].Body);
        Assert.Equal(404, (await site.SendAsync("POST", $"/api/webhooks/{id}/deliveries/1/replay")).Status);
        Assert.Equal(404, (await site.SendAsync("POST", $"/api/webhooks/{id}/deliveries/x/replay")).Status);
    }

    [Fact]
    public async Task A_receiver_that_answers_too_late_or_elsewhere_has_not_got_it()
    {
        await using var site = await WebhookSite.StartAsync(("CoproCms:Webhooks:TimeLimit", "0.3"));
        var (slow, _) = await site.AddAsync(url: site.Receiver.Url + "/slow");
        var (redirecting, _) = await site.AddAsync(url: site.Receiver.Url + "/redirect");
        var (endless, _) = await site.AddAsync(url: site.Receiver.Url + "/endless");
        site.Receiver.Answer = async context =>
        {
            if (context.Request.Path == "/hook/redirect")
                context.Response.Redirect(site.Receiver.Url + "/elsewhere");
            else if (context.Request.Path == "/hook/slow")
                await Task.Delay(TimeSpan.FromSeconds(3), context.RequestAborted);
            else
                await DripAsync(context);
        };
        await using (var session = site.Engine.As())
            await session.PublishAsync("Post", """{"TitlePart":{"Title":"Slow"}}""");
        await site.DeliverAsync();
        Assert.Equal("There was no answer within 0.3 seconds.", (string?)Assert.Single(await site.LogAsync(slow))["lastError"]);
        Assert.Equal("There was no answer within 0.3 seconds.", (string?)Assert.Single(await site.LogAsync(endless))["lastError"]);
        Assert.Equal("The receiver answered 302; redirects are not followed.", (string?)Assert.Single(await site.LogAsync(redirecting))["lastError"]);
        Assert.DoesNotContain(site.Receiver.Received, m => m.Path == "/hook/elsewhere");

        static async Task DripAsync(HttpContext context)
        {
            for (var i = 0; i < 100; i++)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        }
    }

    [Fact]
    public async Task Events_arrive_in_their_order_and_a_slow_receiver_holds_up_nobody_else()
    {
        await using var site = await WebhookSite.StartAsync();
        await site.AddAsync(url: site.Receiver.Url + "/slow");
        await site.AddAsync(url: site.Receiver.Url + "/quick");
        var quick = new TaskCompletionSource();
        site.Receiver.Answer = async context =>
        {
            if (context.Request.Path == "/hook/slow")
                await quick.Task.WaitAsync(TimeSpan.FromSeconds(8));
            else if (site.Receiver.Received.Count(m => m.Path == "/hook/quick") == 20)
                quick.TrySetResult();
        };
        await using (var session = site.Engine.As())
        {
            for (var i = 0; i < 20; i++)
                await session.PublishAsync("Note", $$$"""{"TitlePart":{"Title":"{{{i}}}"}}""");
        }

        await site.DeliverAsync();
        Assert.True(quick.Task.IsCompletedSuccessfully);
        foreach (var path in new[] { "/hook/slow", "/hook/quick" })
            Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), site.Receiver.Received.Where(m => m.Path == path).Select(m => m.Title));
    }

    [Fact]
    public async Task The_log_forgets_what_is_old_and_what_is_too_much_but_nothing_that_is_still_to_be_sent()
    {
        await using var site = await WebhookSite.StartAsync(("CoproCms:Webhooks:KeepCount", "2"), ("CoproCms:Webhooks:KeepDays", "3"));
        var (id, _) = await site.AddAsync();
        await using (var session = site.Engine.As())
        {
            for (var i = 0; i < 5; i++)
                await session.PublishAsync("Note", $$$"""{"TitlePart":{"Title":"{{{i}}}"}}""");
        }

        await site.DeliverAsync();
        var worker = site.Engine.Get<CoproCms.Webhooks.Delivery.WebhookWorker>();
        await worker.CleanAsync(default);
        Assert.Equal(2, (await site.LogAsync(id)).Count);
        await using (var session = site.Engine.As())
            await session.PublishAsync("Note", """{"TitlePart":{"Title":"waiting"}}""");
        site.Engine.Time.Now += TimeSpan.FromDays(4);
        await worker.CleanAsync(default);
        Assert.Equal("pending", (string?)Assert.Single(await site.LogAsync(id))["status"]);
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_hold_for_a_day()
    {
        await using var site = await WebhookSite.StartAsync();
        var (id, old) = await site.AddAsync();
        var renewed = (await site.SendAsync("POST", $"/api/webhooks/{id}/rotate-secret")).Json["secret"]!.GetValue<string>();
        await PublishAsync();
        Assert.True(site.Receiver.Received[^1].IsSignedWith(old) && site.Receiver.Received[^1].IsSignedWith(renewed));
        site.Engine.Time.Now += TimeSpan.FromHours(25);
        await PublishAsync();
        Assert.True(!site.Receiver.Received[^1].IsSignedWith(old) && site.Receiver.Received[^1].IsSignedWith(renewed));

        async Task PublishAsync()
        {
            await using (var session = site.Engine.As())
                await session.PublishAsync("Note", """{"TitlePart":{"Title":"x"}}""");
            await site.DeliverAsync();
        }
    }

    [Fact]
    public async Task Secrets_are_kept_protected_and_shown_once()
    {
        await using var site = await WebhookSite.StartAsync();
        var (id, secret) = await site.AddAsync();
        Assert.Equal(32, Convert.FromBase64String(secret["whsec_".Length..]).Length);
        await using var session = site.Engine.As();
        var stored = (await session.Get<CoproCms.Data.DocumentStore>().FindAsync(CoproCms.Data.DocumentKinds.Webhook, id, default))!.ToJsonString();
        Assert.DoesNotContain(secret, JsonNode.Parse(stored)!["Secret"]!.GetValue<string>());
        Assert.DoesNotContain("ecret", (await site.SendAsync("GET", $"/api/webhooks/{id}")).Body);
        Assert.DoesNotContain("ecret", (await site.SendAsync("GET", "/api/webhooks")).Body);
    }
}

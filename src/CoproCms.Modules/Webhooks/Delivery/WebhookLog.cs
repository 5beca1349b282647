using CoproCms.Data;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Webhooks.Delivery;

/// <summary>The deliveries of webhooks: takes the next one, writes down what came of it, shows and repeats them, and forgets old ones.</summary>
internal sealed class WebhookLog(CmsDbContext db, WebhookSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8), TimeSpan.FromHours(12),
    ];

    private DbSet<WebhookDelivery> Deliveries => db.Set<WebhookDelivery>();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The webhooks that have something to send, longest waiting first, and when the next delivery is due.</summary>
    public async Task<(IReadOnlyList<string> Webhooks, TimeSpan? Next)> DueAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var waiting = Deliveries.AsNoTracking().Where(d => d.Status == DeliveryStatus.Pending);
        var due = await waiting.Where(d => d.DueUtc <= now).GroupBy(d => d.WebhookId).OrderBy(g => g.Min(d => d.Id)).Select(g => g.Key).ToListAsync(cancellationToken);
        var next = await waiting.Where(d => d.DueUtc > now).MinAsync(d => (DateTime?)d.DueUtc, cancellationToken);
        return (due, next - now);
    }

    /// <summary>The oldest due delivery of the webhook, taken so that no other node tries it meanwhile; null when there is none.</summary>
    public async Task<WebhookDelivery?> TakeAsync(string webhookId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = Now;
            var delivery = await Deliveries.AsNoTracking().Where(d => d.WebhookId == webhookId && d.Status == DeliveryStatus.Pending && d.DueUtc <= now)
                .OrderBy(d => d.Id).FirstOrDefaultAsync(cancellationToken);
            if (delivery is null)
                return null;
            // A node that dies now leaves it to be tried after this.
            var lease = now + TimeSpan.FromSeconds(2 * settings.TimeLimit) + Margin;
            var taken = await db.InTransactionAsync(
                () => Deliveries.Where(d => d.Id == delivery.Id && d.Status == DeliveryStatus.Pending && d.DueUtc == delivery.DueUtc).ExecuteUpdateAsync(
                    set => set.SetProperty(d => d.DueUtc, lease).SetProperty(d => d.Attempts, d => d.Attempts + 1).SetProperty(d => d.LastAttemptUtc, now), cancellationToken),
                cancellationToken);
            if (taken == 0)
                continue;
            delivery.Attempts++;
            return delivery;
        }
    }

    public Task FinishAsync(WebhookDelivery delivery, DeliveryOutcome outcome, bool giveUp, CancellationToken cancellationToken)
    {
        var failed = giveUp || delivery.Attempts >= settings.MaxAttempts;
        var status = outcome.Error is null ? DeliveryStatus.Delivered : failed ? DeliveryStatus.Failed : DeliveryStatus.Pending;
        var due = Now + Pauses[Math.Clamp(delivery.Attempts - 1, 0, Pauses.Length - 1)];
        return db.InTransactionAsync(
            () => Deliveries.Where(d => d.Id == delivery.Id).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.Status, status).SetProperty(d => d.DueUtc, due).SetProperty(d => d.LastStatus, outcome.Status)
                    .SetProperty(d => d.LastMilliseconds, outcome.Milliseconds).SetProperty(d => d.LastError, outcome.Error).SetProperty(d => d.LastAnswer, outcome.Answer),
                cancellationToken),
            cancellationToken);
    }

    /// <summary>Newest first.</summary>
    /// <param name="webhookId">Whose.</param>
    /// <param name="status">Null for all.</param>
    /// <param name="before">Only older ones than the delivery of this id.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<WebhookDelivery>> ListAsync(string webhookId, DeliveryStatus? status, long before, int count, CancellationToken cancellationToken) =>
        await Deliveries.AsNoTracking().Where(d => d.WebhookId == webhookId && d.Id < before && (status == null || d.Status == status))
            .OrderByDescending(d => d.Id).Take(count).ToListAsync(cancellationToken);

    public Task<WebhookDelivery?> FindAsync(string webhookId, long id, CancellationToken cancellationToken) =>
        Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.WebhookId == webhookId && d.Id == id, cancellationToken);

    /// <summary>How many deliveries of each webhook are how far.</summary>
    public async Task<IReadOnlyDictionary<(string Webhook, DeliveryStatus Status), int>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = await Deliveries.GroupBy(d => new { d.WebhookId, d.Status }).Select(g => new { g.Key.WebhookId, g.Key.Status, Count = g.Count() }).ToListAsync(cancellationToken);
        return counts.ToDictionary(c => (c.WebhookId, c.Status), c => c.Count);
    }

    /// <summary>Lets a delivery be sent once more, with all its tries before it.</summary>
    /// <returns>Whether there is such a delivery.</returns>
    public Task<bool> ReplayAsync(string webhookId, long id, CancellationToken cancellationToken) => db.InTransactionAsync(
        async () =>
        {
            var now = Now;
            db.Touch(WebhookQueue.Tag);
            return await Deliveries.Where(d => d.WebhookId == webhookId && d.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.Status, DeliveryStatus.Pending).SetProperty(d => d.DueUtc, now).SetProperty(d => d.Attempts, 0), cancellationToken) > 0;
        },
        cancellationToken);

    /// <summary>Drops finished deliveries that are older or more than the settings keep.</summary>
    public async Task ForgetAsync(IReadOnlyList<string> webhookIds, CancellationToken cancellationToken)
    {
        var oldest = Now.AddDays(-settings.KeepDays);
        await DropAsync(d => d.CreatedUtc < oldest, cancellationToken);
        foreach (var webhook in webhookIds)
        {
            var last = await Deliveries.AsNoTracking().Where(d => d.WebhookId == webhook && d.Status != DeliveryStatus.Pending)
                .OrderByDescending(d => d.Id).Skip(settings.KeepCount).Select(d => (long?)d.Id).FirstOrDefaultAsync(cancellationToken);
            if (last is { } id)
                await DropAsync(d => d.WebhookId == webhook && d.Id <= id, cancellationToken);
        }
    }

    private Task DropAsync(System.Linq.Expressions.Expression<Func<WebhookDelivery, bool>> which, CancellationToken cancellationToken) => db.InTransactionAsync(
        () => Deliveries.Where(d => d.Status != DeliveryStatus.Pending).Where(which).ExecuteDeleteAsync(cancellationToken), cancellationToken);
}

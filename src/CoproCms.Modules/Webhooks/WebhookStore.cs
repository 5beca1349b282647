using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Webhooks.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Webhooks;

/// <summary>The webhooks of this site. Reads come from memory.</summary>
internal sealed class WebhookStore(DocumentStore documents, WebhookSecrets secrets, CmsDbContext db, TimeProvider time)
{
    // Long enough for a receiver to take up the new secret.
    private static readonly TimeSpan BothSecrets = TimeSpan.FromDays(1);

    public async ValueTask<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await documents.ListAsync(DocumentKinds.Webhook, cancellationToken)).Values.Select(Webhook.Read)];

    public async ValueTask<Webhook?> FindAsync(string id, CancellationToken cancellationToken) =>
        await documents.FindAsync(DocumentKinds.Webhook, id, cancellationToken) is { } json ? Webhook.Read(json) : null;

    /// <exception cref="NotFoundException">There is none of that id.</exception>
    public async Task<Webhook> RequireAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw new NotFoundException($"There is no webhook '{id}'.");

    /// <returns>The webhook with its new id, and the secret, which nobody sees again.</returns>
    public async Task<(Webhook Webhook, string Secret)> CreateAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var (plain, kept) = secrets.New();
        var created = webhook with { Id = ContentId.New(), Secret = kept, CreatedUtc = time.GetUtcNow().UtcDateTime };
        await SetAsync(created, cancellationToken);
        return (created, plain);
    }

    public Task SetAsync(Webhook webhook, CancellationToken cancellationToken) =>
        documents.SetAsync(DocumentKinds.Webhook, webhook.Id, webhook.Write(), cancellationToken);

    /// <summary>Gives it a new secret; for a day requests are signed with the old one too.</summary>
    /// <returns>The new secret.</returns>
    public async Task<string> RotateAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var (plain, kept) = secrets.New();
        await SetAsync(webhook with { Secret = kept, PreviousSecret = webhook.Secret, PreviousSecretUntil = time.GetUtcNow().UtcDateTime + BothSecrets }, cancellationToken);
        return plain;
    }

    /// <summary>Removes it with its log and what was still to be sent.</summary>
    public Task RemoveAsync(Webhook webhook, CancellationToken cancellationToken) => db.InTransactionAsync(
        async () =>
        {
            await documents.RemoveAsync(DocumentKinds.Webhook, webhook.Id, cancellationToken);
            await db.Set<WebhookDelivery>().Where(d => d.WebhookId == webhook.Id).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);
}

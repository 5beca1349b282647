using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.Webhooks.Delivery;

/// <summary>How far a delivery has come. The numbers are stored.</summary>
internal enum DeliveryStatus
{
    Pending = 0,
    Delivered = 1,

    /// <summary>Given up; it stays in the log and can be sent again.</summary>
    Failed = 2,
}

/// <summary>One event for one webhook: a message in the queue until it has arrived, an entry of the log from then on.</summary>
internal sealed class WebhookDelivery
{
    public long Id { get; set; }
    public required string WebhookId { get; set; }

    /// <summary>The same at every try, so that a receiver can tell that it has had it.</summary>
    public required string MessageId { get; set; }

    public required string Event { get; set; }
    public string? ContentItemId { get; set; }

    /// <summary>The JSON that is sent, as it was when the event happened.</summary>
    public required string Body { get; set; }

    public DeliveryStatus Status { get; set; }
    public DateTime CreatedUtc { get; set; }

    /// <summary>When it is to be tried next. While it is being tried, when another may try if this one never comes back.</summary>
    public DateTime DueUtc { get; set; }

    public int Attempts { get; set; }
    public DateTime? LastAttemptUtc { get; set; }

    /// <summary>HTTP status of the last answer.</summary>
    public int? LastStatus { get; set; }

    public int? LastMilliseconds { get; set; }

    /// <summary>Why the last try failed.</summary>
    public string? LastError { get; set; }

    /// <summary>How the last answer began.</summary>
    public string? LastAnswer { get; set; }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("WebhookDelivery").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => new { d.Status, d.DueUtc });
        builder.HasIndex(d => new { d.WebhookId, d.Status, d.Id });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.AuditTrail.Storage;

/// <summary>Who acted. The numbers are stored.</summary>
internal enum ActorKind
{
    /// <summary>CoproCms itself: a schedule, a worker, the command line.</summary>
    System = 0,
    User = 1,

    /// <summary>An application that acts for itself.</summary>
    Client = 2,

    /// <summary>Someone unknown.</summary>
    Visitor = 3,
}

/// <summary>One thing that was done. Rows are added, and forgotten when they are old; nothing changes one.</summary>
internal sealed class AuditEntry
{
    /// <summary>Rises with time, so that it is the order and the place in the list at once.</summary>
    public long Id { get; init; }

    public DateTime WhenUtc { get; init; }
    public ActorKind ActorKind { get; init; }

    /// <summary>The user's id.</summary>
    public string? ActorId { get; init; }

    /// <summary>User name or client id.</summary>
    public string? ActorName { get; init; }

    /// <summary><see cref="ActorName"/> as it is searched for.</summary>
    public string? ActorKey { get; init; }

    public required string Category { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }
    public string? Name { get; init; }

    /// <summary><see cref="Name"/> as it is searched for.</summary>
    public string? NameKey { get; init; }

    public string? ContentType { get; init; }
    public string? VersionId { get; init; }
    public string? PreviousVersionId { get; init; }

    /// <summary>JSON of what differs.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }
    public string? ClientAddress { get; init; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public const int NameLength = 255;
    private const int WordLength = 40;

    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntry").HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Category).HasMaxLength(WordLength);
        entry.Property(e => e.Action).HasMaxLength(WordLength);
        entry.Property(e => e.ActorName).HasMaxLength(NameLength);
        entry.Property(e => e.ActorKey).HasMaxLength(NameLength);
        entry.Property(e => e.Subject).HasMaxLength(NameLength);
        entry.Property(e => e.Name).HasMaxLength(NameLength);
        entry.Property(e => e.NameKey).HasMaxLength(NameLength);
        entry.HasIndex(e => new { e.Category, e.Id });
        entry.HasIndex(e => new { e.ActorKey, e.Id });
        entry.HasIndex(e => new { e.Subject, e.Id });
    }
}

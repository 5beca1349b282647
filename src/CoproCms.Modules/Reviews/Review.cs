using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.Reviews;

/// <summary>How a review stands.</summary>
public enum ReviewState
{
    /// <summary>Someone asked for approval and waits for it.</summary>
    Submitted,

    Approved,

    /// <summary>Sent back with a comment; saving anew and submitting again begins another review.</summary>
    Returned,
}

/// <summary>One asking for approval and its answer. At most one of an item is open at a time; while it is, it follows the item's latest version.</summary>
public sealed class Review
{
    public long Id { get; set; }
    public required string ContentItemId { get; set; }

    /// <summary>Key of the version that waits, or that the answer is about.</summary>
    public long VersionId { get; set; }

    public ReviewState State { get; set; }

    /// <summary>Id of the user who asked.</summary>
    public string? SubmittedBy { get; set; }

    public required string SubmitterName { get; set; }
    public DateTime SubmittedUtc { get; set; }

    /// <summary>What the asker said.</summary>
    public string? Note { get; set; }

    /// <summary>Name of the user who answered; null while it is open, and where the site did.</summary>
    public string? DecidedBy { get; set; }

    public DateTime? DecidedUtc { get; set; }

    /// <summary>What the answerer said.</summary>
    public string? Comment { get; set; }
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public const int TextLength = 2_000;
    public const string Table = "Review";

    /// <summary>The index by which at most one review of an item is open.</summary>
    public const string OneOpen = "IX_Review_Open";

    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable(Table).HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.ContentItemId).HasMaxLength(Content.ContentId.Length);
        builder.Property(x => x.Note).HasMaxLength(TextLength);
        builder.Property(x => x.Comment).HasMaxLength(TextLength);
        // A decision is about the version and the state that were read.
        builder.Property(x => x.State).IsConcurrencyToken();
        builder.HasIndex(x => new { x.ContentItemId, x.State });
        builder.HasIndex(x => new { x.State, x.VersionId });
        // Only one asking may be open; two who ask at once meet here.
        builder.HasIndex(x => x.ContentItemId).IsUnique().HasFilter("\"State\" = 0").HasDatabaseName(OneOpen);
    }
}

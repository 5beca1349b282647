using CoproCms.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.Editing.WorkingCopies;

/// <summary>What someone has written of an item and not saved: no version, needs no rule to hold, and is seen by nobody else.</summary>
internal sealed class WorkingCopy
{
    public required string ContentItemId { get; init; }
    public required string UserId { get; init; }
    public required string ContentType { get; init; }

    /// <summary>The version that the form began with, empty for an item that has none.</summary>
    public required string BaseVersionId { get; set; }

    /// <summary>What the item was called when it was kept.</summary>
    public string? DisplayText { get; set; }

    /// <summary>The item's parts as JSON.</summary>
    public required string Document { get; set; }

    /// <summary>Id of the user to whom the item is to be given, null where it stays whose it is.</summary>
    public string? Owner { get; set; }

    /// <summary>The browser window that it comes from: a second window of the same person must not write over it unseen.</summary>
    public required string Window { get; set; }

    public DateTime SavedUtc { get; set; }
}

internal sealed class WorkingCopyConfiguration : IEntityTypeConfiguration<WorkingCopy>
{
    public const int WindowLength = 36;
    private const int NameLength = 255;

    public void Configure(EntityTypeBuilder<WorkingCopy> copy)
    {
        copy.ToTable("WorkingCopy").HasKey(c => new { c.UserId, c.ContentItemId });
        copy.Property(c => c.UserId).HasMaxLength(ContentId.Length);
        copy.Property(c => c.ContentItemId).HasMaxLength(ContentId.Length);
        copy.Property(c => c.ContentType).HasMaxLength(NameLength);
        copy.Property(c => c.BaseVersionId).HasMaxLength(ContentId.Length);
        copy.Property(c => c.Owner).HasMaxLength(ContentId.Length);
        copy.Property(c => c.Window).HasMaxLength(WindowLength);
        copy.HasIndex(c => c.SavedUtc);
    }
}

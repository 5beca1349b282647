using CoproCms.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.Editing.WorkingCopies;

/// <summary>What an item of a type without versions said before it was saved, for those who have it open: only so can be told who changed what.</summary>
internal sealed class ReplacedText
{
    public required string ContentItemId { get; init; }

    /// <summary>As <see cref="ContentManager.BaseAt"/> names it.</summary>
    public required string BaseId { get; init; }

    /// <summary>The item's parts as JSON.</summary>
    public required string Document { get; init; }

    public string? DisplayText { get; init; }
    public DateTime ReplacedUtc { get; init; }
}

internal sealed class ReplacedTextConfiguration : IEntityTypeConfiguration<ReplacedText>
{
    public void Configure(EntityTypeBuilder<ReplacedText> text)
    {
        text.ToTable("ReplacedText").HasKey(t => new { t.ContentItemId, t.BaseId });
        text.Property(t => t.ContentItemId).HasMaxLength(ContentId.Length);
        text.Property(t => t.BaseId).HasMaxLength(ContentId.Length);
        text.HasIndex(t => t.ReplacedUtc);
    }
}

using CoproCms.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.Preview.Links;

/// <summary>A link by which someone without an account sees the latest version of one item. Deleting the row revokes it.</summary>
internal sealed class PreviewLink
{
    public string Id { get; init; } = ContentId.New();

    public required string ContentItemId { get; init; }

    /// <summary>Who made it: it opens nothing that they may not see themselves.</summary>
    public required string UserId { get; init; }

    public DateTime CreatedUtc { get; init; }

    public DateTime ExpiresUtc { get; init; }
}

internal sealed class PreviewLinkConfiguration : IEntityTypeConfiguration<PreviewLink>
{
    public void Configure(EntityTypeBuilder<PreviewLink> link)
    {
        link.ToTable("PreviewLink").HasKey(l => l.Id);
        link.Property(l => l.Id).HasMaxLength(ContentId.Length);
        link.Property(l => l.ContentItemId).HasMaxLength(ContentId.Length);
        link.Property(l => l.UserId).HasMaxLength(ContentId.Length);
        link.HasIndex(l => new { l.ContentItemId, l.ExpiresUtc });
    }
}

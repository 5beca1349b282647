using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.Media.Bin;

/// <summary>A deleted or replaced file, kept for a while so that it can be had back.</summary>
public sealed class MediaBinEntry
{
    public long Id { get; set; }

    /// <summary>Where it was, below the media folder.</summary>
    public required string Path { get; set; }

    public long Length { get; set; }
    public DateTime DeletedUtc { get; set; }

    /// <summary>Name of the user who deleted it.</summary>
    public string? DeletedBy { get; set; }

    /// <summary>Its <see cref="Details.MediaDetail"/> as JSON, null when it had none.</summary>
    public string? Detail { get; set; }
}

internal sealed class MediaBinConfiguration : IEntityTypeConfiguration<MediaBinEntry>
{
    public void Configure(EntityTypeBuilder<MediaBinEntry> builder)
    {
        builder.ToTable("MediaBin").HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.DeletedUtc);
    }
}

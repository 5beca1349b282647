using CoproCms.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.Editing.Presence;

/// <summary>Someone has an item open.</summary>
internal sealed class EditorPresence
{
    public required string ContentItemId { get; init; }
    public required string UserId { get; init; }
    public DateTime SeenUtc { get; set; }

    /// <summary>
    /// The page is out of sight with unsaved words on it. Browsers then let its script run once a minute, or not at all, so it is remembered for longer.
    /// </summary>
    public bool Away { get; set; }
}

internal sealed class EditorPresenceConfiguration : IEntityTypeConfiguration<EditorPresence>
{
    public void Configure(EntityTypeBuilder<EditorPresence> presence)
    {
        presence.ToTable("EditorPresence").HasKey(p => new { p.ContentItemId, p.UserId });
        presence.Property(p => p.ContentItemId).HasMaxLength(ContentId.Length);
        presence.Property(p => p.UserId).HasMaxLength(ContentId.Length);
        presence.HasIndex(p => p.SeenUtc);
    }
}

using CoproCms.Content;
using CoproCms.Indexing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.Data;

internal sealed class ContentItemConfiguration : IEntityTypeConfiguration<ContentItemRecord>
{
    public void Configure(EntityTypeBuilder<ContentItemRecord> builder)
    {
        builder.ToTable("ContentItem").HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.ContentItemId).HasMaxLength(ContentId.Length);
        builder.HasIndex(x => x.ContentItemId).IsUnique();
        builder.Property(x => x.LatestVersionId).IsConcurrencyToken();
        builder.HasIndex(x => new { x.ContentType, x.DeletedUtc });
    }
}

internal sealed class ContentVersionConfiguration : IEntityTypeConfiguration<ContentVersionRecord>
{
    public void Configure(EntityTypeBuilder<ContentVersionRecord> builder)
    {
        builder.ToTable("ContentVersion").HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne<ContentItemRecord>().WithMany().HasForeignKey(x => x.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => x.ContentItemVersionId);
        builder.HasIndex(x => new { x.ItemId, x.Number }).IsUnique();
        builder.Property(x => x.Note).HasMaxLength(WriteOptions.MaximumNoteLength);
    }
}

internal sealed class ContentIndexConfiguration : IEntityTypeConfiguration<ContentIndexRecord>
{
    public void Configure(EntityTypeBuilder<ContentIndexRecord> builder)
    {
        builder.ToTable("ContentIndex").HasKey(x => x.VersionId);
        builder.Property(x => x.VersionId).ValueGeneratedNever();
        builder.HasIndex(x => x.ItemId);
        builder.HasIndex(x => x.ContentItemId);
        builder.HasIndex(x => x.ContentItemVersionId);
        builder.HasIndex(x => x.LivePath).IsUnique();
        builder.HasIndex(x => new { x.PathFolded, x.Latest });
        builder.HasIndex(x => x.LocalizationSet);
        builder.HasIndex(x => new { x.ContentType, x.Published, x.Deleted, x.CreatedUtc, x.ItemId });
        builder.HasIndex(x => new { x.ContentType, x.Published, x.Deleted, x.Culture, x.PublishedUtc, x.ItemId });
        builder.HasIndex(x => new { x.ContentType, x.Latest, x.Deleted, x.ModifiedUtc, x.ItemId });
        // The admin's lists: everything, drafts, one's own; by title and by publication see the migration.
        builder.HasIndex(x => new { x.Latest, x.Deleted, x.ModifiedUtc, x.ItemId });
        builder.HasIndex(x => new { x.Latest, x.Deleted, x.CreatedUtc, x.ItemId });
        builder.HasIndex(x => new { x.Latest, x.Published, x.Deleted, x.ModifiedUtc, x.ItemId });
        builder.HasIndex(x => new { x.Culture, x.Latest, x.Deleted, x.ModifiedUtc, x.ItemId });
        builder.HasIndex(x => new { x.Owner, x.Latest, x.Deleted, x.ModifiedUtc, x.ItemId });
        builder.HasIndex(x => new { x.ListContentItemId, x.Published, x.Deleted, x.ListOrder, x.CreatedUtc });
    }
}

internal sealed class FieldIndexConfiguration : IEntityTypeConfiguration<FieldIndexRecord>
{
    public void Configure(EntityTypeBuilder<FieldIndexRecord> builder)
    {
        builder.ToTable("FieldIndex").HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.TextKey).HasMaxLength(FieldIndexRecord.KeyLength);
        builder.Property(x => x.TextSort).HasMaxLength(FieldIndexRecord.KeyLength);
        builder.HasIndex(x => new { x.VersionId, x.Part, x.Field });
        builder.HasIndex(x => new { x.Part, x.Field, x.TextKey, x.VersionId });
        builder.HasIndex(x => new { x.Part, x.Field, x.Number, x.VersionId });
        builder.HasIndex(x => new { x.Part, x.Field, x.Instant, x.VersionId });
    }
}

internal sealed class ReferenceConfiguration : IEntityTypeConfiguration<ReferenceRecord>
{
    public void Configure(EntityTypeBuilder<ReferenceRecord> builder)
    {
        builder.ToTable("ContentReference").HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.VersionId);
        builder.HasIndex(x => new { x.TargetId, x.Part, x.Field, x.VersionId });
    }
}

internal sealed class NestedItemConfiguration : IEntityTypeConfiguration<NestedItemRecord>
{
    public void Configure(EntityTypeBuilder<NestedItemRecord> builder)
    {
        builder.ToTable("NestedItem").HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.VersionId);
        builder.HasIndex(x => x.ContentItemId);
        builder.HasIndex(x => x.AliasFolded);
    }
}

internal sealed class RedirectConfiguration : IEntityTypeConfiguration<RedirectRecord>
{
    public void Configure(EntityTypeBuilder<RedirectRecord> builder)
    {
        builder.ToTable("Redirect").HasKey(x => x.Path);
        builder.HasIndex(x => x.ContentItemId);
    }
}

internal sealed class NamedDocumentConfiguration : IEntityTypeConfiguration<NamedDocument>
{
    public void Configure(EntityTypeBuilder<NamedDocument> builder) =>
        builder.ToTable("NamedDocument").HasKey(x => new { x.Kind, x.Name });
}

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox").HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.DueUtc);
    }
}

using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoproCms.Admin.Contents.List;

/// <summary>What is done to several items at once.</summary>
public enum BulkVerb
{
    Publish,
    Unpublish,
    Delete,
    Restore,
}

/// <summary>One such action, kept for a day so that it can be undone: what it found and left of each item.</summary>
public sealed class BulkOperation
{
    public long Id { get; set; }

    /// <summary>Id of the user who did it, and who alone may undo it.</summary>
    public required string UserId { get; set; }

    public BulkVerb Verb { get; set; }
    public DateTime StartedUtc { get; set; }
    public DateTime? UndoneUtc { get; set; }

    /// <summary>The <see cref="BulkChange"/>s as JSON.</summary>
    public required string Changes { get; set; }
}

/// <summary>What was done to an item.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="Latest">Key of its latest version, which the action leaves alone.</param>
/// <param name="LiveBefore">Key of the version that was live.</param>
/// <param name="LiveAfter">Key of the version that is live after it.</param>
public sealed record BulkChange(string ContentItemId, long Latest, long? LiveBefore, long? LiveAfter);

/// <param name="Title">The item's title, or its id.</param>
/// <param name="Reason">Why not, for people.</param>
public sealed record BulkRefusal(string Title, string Reason);

/// <summary>What became of an action.</summary>
public sealed record BulkResult(long OperationId, BulkVerb Verb, int Done, ImmutableArray<BulkRefusal> Refused);

internal sealed class BulkOperationConfiguration : IEntityTypeConfiguration<BulkOperation>
{
    public void Configure(EntityTypeBuilder<BulkOperation> builder)
    {
        builder.ToTable("BulkOperation").HasKey(x => x.Id);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.UserId).HasMaxLength(Content.ContentId.Length);
        // Two who undo the same action at once: one does.
        builder.Property(x => x.UndoneUtc).IsConcurrencyToken();
        builder.HasIndex(x => x.StartedUtc);
    }
}

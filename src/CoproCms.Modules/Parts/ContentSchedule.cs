using System.Globalization;
using CoproCms.Content;
using CoproCms.Errors;

namespace CoproCms.Parts;

/// <summary>When an item's draft goes live by itself, and when what is live is taken off: the dates of PublishLaterPart and ArchiveLaterPart.</summary>
public sealed record ContentSchedule(DateTime? PublishUtc, DateTime? ArchiveUtc)
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static ContentSchedule Of(ContentItem item) =>
        new(item.Part(PublishLaterPart.PartName).Instant(PublishLaterPart.Due), item.Part(ArchiveLaterPart.PartName).Instant(ArchiveLaterPart.Due));

    /// <summary>Refuses dates that cannot be what was meant.</summary>
    /// <param name="old">The dates so far.</param>
    /// <param name="live">Whether the version that gets the dates is live.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="InvalidContentException">With <c>publishUtc</c> or <c>archiveUtc</c> as the path.</exception>
    public void Check(ContentSchedule old, bool live, DateTime now)
    {
        const string publish = "publishUtc", archive = "archiveUtc";
        var errors = new ValidationErrors();
        if (PublishUtc is not null && PublishUtc != old.PublishUtc && live)
            errors.Add(publish, "schedule.live", "The latest version is live already. Save a draft first, then schedule it.");
        if (PublishUtc <= now && PublishUtc != old.PublishUtc)
            errors.Add(publish, "schedule.past", "The date has passed. Choose a later one, or publish at once.");
        if (ArchiveUtc <= now && ArchiveUtc != old.ArchiveUtc)
            errors.Add(archive, "schedule.past", "The date has passed. Choose a later one, or unpublish at once.");
        if (ArchiveUtc <= PublishUtc && this != old)
            errors.Add(archive, "schedule.order", "It would be taken off before it goes live. Choose a later date.");
        errors.ThrowIfAny();
    }

    /// <summary>A copy of the item with the dates; it need not have had the parts.</summary>
    public ContentItem ApplyTo(ContentItem item)
    {
        var copy = item.Clone();
        Set(copy, PublishLaterPart.PartName, PublishLaterPart.Due, PublishUtc);
        Set(copy, ArchiveLaterPart.PartName, ArchiveLaterPart.Due, ArchiveUtc);
        return copy;
    }

    private static void Set(ContentItem item, string part, string member, DateTime? instant)
    {
        if (instant is { } date)
            item.RequirePart(part)[member] = date.ToString(Format, CultureInfo.InvariantCulture);
        else
            item.Part(part)?.Remove(member);
    }
}

using CoproCms.Admin;
using CoproCms.Admin.Contents.List;
using CoproCms.Content.Filtering;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Reviews;

/// <summary>Items whose latest version waits for approval.</summary>
internal sealed class InReviewStatus : ContentListStatus
{
    public const string Address = "review";

    public static readonly ContentFilter Condition = new ContentFilter.Keyed(db => db.Set<Review>().Where(r => r.State == ReviewState.Submitted).Select(r => r.VersionId));

    public override string Name => Address;

    public override ContentFilter Filter => Condition;

    public override bool IsUrgent => true;

    public override string Text(AdminText text) => text["In review"];
}

/// <summary>Items whose latest version was sent back and not changed since.</summary>
internal sealed class ReturnedStatus : ContentListStatus
{
    public const string Address = "returned";

    public static readonly ContentFilter Condition = new ContentFilter.Keyed(db => db.Set<Review>().Where(r => r.State == ReviewState.Returned).Select(r => r.VersionId));

    public override string Name => Address;

    public override ContentFilter Filter => Condition;

    public override string Text(AdminText text) => text["Sent back"];
}

/// <summary>Items whose date has passed while nobody who may publish them has approved the version: they wait.</summary>
internal sealed class HeldStatus(TimeProvider time) : ContentListStatus
{
    public const string Address = "held";

    public override string Name => Address;

    public override ContentFilter Filter => Condition(time.GetUtcNow().UtcDateTime);

    public override bool IsUrgent => true;

    public override string Text(AdminText text) => text["Date passed, not approved"];

    public static ContentFilter Condition(DateTime now) => new ContentFilter.Keyed(db =>
        from field in db.FieldIndex
        where field.Part == "PublishLaterPart" && field.Field == "ScheduledPublishUtc" && field.Instant <= now
        join version in db.Versions on field.VersionId equals version.Id
        where version.Unapproved == 1 && db.ContentIndex.Any(x => x.VersionId == version.Id && x.Latest == 1 && x.Published == 0)
        select version.Id);
}

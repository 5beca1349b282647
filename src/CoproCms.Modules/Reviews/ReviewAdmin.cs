using System.Collections.Immutable;
using CoproCms.Admin;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Definitions;
using CoproCms.Security;

namespace CoproCms.Reviews;

/// <summary>What reviews put on the dashboard: for those who answer, what waits for them; for those who asked, what came back.</summary>
internal sealed class ReviewAdmin(ContentQuery query, DefinitionStore definitions, TimeProvider time) : AdminExtension
{
    private const int CountLimit = 1_000;

    public override async Task<IReadOnlyList<AdminAwaiting>> AwaitingAsync(Actor actor, AdminText text, CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        ImmutableArray<string> publishable = [.. known.Types.Keys.Where(t => actor.Allows(ContentPermissions.Publish, t) == Reach.All)];
        var awaiting = new List<AdminAwaiting>();
        if (publishable.Length > 0)
        {
            var waiting = await CountAsync(publishable, InReviewStatus.Condition, cancellationToken);
            awaiting.Add(new(text.Plural("{0} item waits for your review", waiting), waiting, "~/Admin/Contents/ContentItems?status=" + InReviewStatus.Address));
            var held = await CountAsync(publishable, HeldStatus.Condition(time.GetUtcNow().UtcDateTime), cancellationToken);
            awaiting.Add(new(text.Plural("{0} item should be live by now, but nobody approved it", held), held, "~/Admin/Contents/ContentItems?status=" + HeldStatus.Address));
        }

        if (actor.UserId is { } user)
        {
            ContentFilter mine = new ContentFilter.Column(ContentColumn.Owner, FilterOperator.Equal, user);
            var returned = await CountAsync([], new ContentFilter.And(mine, ReturnedStatus.Condition), cancellationToken);
            awaiting.Add(new(text.Plural("{0} draft of yours was sent back", returned), returned, $"~/Admin/Contents/ContentItems?status={ReturnedStatus.Address}&owner=me"));
        }

        return awaiting;
    }

    private Task<int> CountAsync(ImmutableArray<string> types, ContentFilter filter, CancellationToken cancellationToken) =>
        query.CountAsync(new() { Types = types, Status = ContentStatus.Latest, Filter = filter }, CountLimit, cancellationToken);
}

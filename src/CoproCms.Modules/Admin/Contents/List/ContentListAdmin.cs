using System.Collections.Immutable;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Security;

namespace CoproCms.Admin.Contents.List;

/// <summary>The list and the bin in the menu; on the dashboard the actor's drafts, and what has a date to come.</summary>
internal sealed class ContentListAdmin(ContentQuery query, ContentListReader list, TimeProvider time) : AdminExtension
{
    public override IEnumerable<AdminLink> Links =>
    [
        new AdminLink("All content", "~/Admin/Contents/ContentItems", AdminGroup.Content, 0),
        new AdminLink("Bin", "~/Admin/Contents/Bin", AdminGroup.Content, 90, "DeleteContent", "DeleteOwnContent"),
    ];

    public override async Task<IReadOnlyList<AdminAwaiting>> AwaitingAsync(Actor actor, AdminText text, CancellationToken cancellationToken)
    {
        ImmutableArray<string> types = [.. (await list.TypesAsync(cancellationToken)).Select(t => t.Name)];
        if (types.IsEmpty)
            return [];
        const string content = "~/Admin/Contents/ContentItems";
        var awaiting = new List<AdminAwaiting>();
        if (actor.UserId is { } user)
        {
            var drafts = await CountAsync(types, ContentStatus.Draft, new ContentFilter.Column(ContentColumn.Owner, FilterOperator.Equal, user), cancellationToken);
            awaiting.Add(new(text.Plural("{0} draft of yours is not published", drafts), drafts, content + "?owner=me&status=draft"));
        }

        var scheduled = await CountAsync(types, ContentStatus.Latest, ContentListReader.Scheduled(time.GetUtcNow().UtcDateTime), cancellationToken);
        awaiting.Add(new(text.Plural("{0} item is scheduled", scheduled), scheduled, content + "?status=scheduled"));
        return awaiting;
    }

    private Task<int> CountAsync(ImmutableArray<string> types, ContentStatus status, ContentFilter filter, CancellationToken cancellationToken) =>
        query.CountAsync(new() { Types = types, Status = status, Filter = filter, Listed = true }, ContentListReader.CountLimit, cancellationToken);
}

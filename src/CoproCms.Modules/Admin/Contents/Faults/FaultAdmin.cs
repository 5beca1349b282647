using CoproCms.Admin.Contents.List;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Security;

namespace CoproCms.Admin.Contents.Faults;

/// <summary>Puts what the check found on the dashboard of those who may edit the items.</summary>
internal sealed class FaultAdmin(ContentQuery query, ContentListReader list, FaultBook book) : AdminExtension
{
    public override async Task<IReadOnlyList<AdminAwaiting>> AwaitingAsync(Actor actor, AdminText text, CancellationToken cancellationToken)
    {
        if (book.Faults.Count == 0)
            return [];
        var pictures = await CountAsync(BrokenLinksStatus.Of(book, f => f.Pictures > 0), actor, cancellationToken);
        var links = await CountAsync(BrokenLinksStatus.Of(book, f => !f.Links.IsEmpty), actor, cancellationToken);
        return
        [
            new(text.Plural("{0} published item has pictures without alternative text", pictures), pictures, "~/Admin/Contents/ContentItems?status=" + MissingTextStatus.Address),
            new(text.Plural("{0} published item has links that lead nowhere", links), links, "~/Admin/Contents/ContentItems?status=" + BrokenLinksStatus.Address),
        ];
    }

    private async Task<int> CountAsync(ContentFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        var types = (await list.TypesAsync(cancellationToken)).Where(t => actor.Allows(ContentPermissions.Edit, t.Name) == Reach.All).Select(t => t.Name).ToList();
        return types.Count == 0 ? 0 : await query.CountAsync(new() { Types = [.. types], Status = ContentStatus.Latest, Filter = filter, Listed = true }, ContentListReader.CountLimit, cancellationToken);
    }
}

using CoproCms.Admin.Contents.List;
using CoproCms.Content.Filtering;

namespace CoproCms.Admin.Contents.Faults;

/// <summary>Live items with links that lead nowhere, as far as the check has come.</summary>
internal sealed class BrokenLinksStatus(FaultBook book) : ContentListStatus
{
    public const string Address = "links";

    public override string Name => Address;

    public override ContentFilter Filter => Of(book, f => !f.Links.IsEmpty);

    public override string Text(AdminText text) => text["Links that lead nowhere"];

    public static ContentFilter Of(FaultBook book, Func<ContentFault, bool> which) =>
        new ContentFilter.Column(ContentColumn.ContentItemId, FilterOperator.In, book.Faults.Where(which).Select(f => f.ContentItemId).ToArray());
}

/// <summary>Live items with pictures that have no alternative text.</summary>
internal sealed class MissingTextStatus(FaultBook book) : ContentListStatus
{
    public const string Address = "pictures";

    public override string Name => Address;

    public override ContentFilter Filter => BrokenLinksStatus.Of(book, f => f.Pictures > 0);

    public override string Text(AdminText text) => text["Pictures without alternative text"];
}

using System.Collections.Immutable;
using CoproCms.Security;

namespace CoproCms.Admin.Contents.List;

[AdminPermission]
internal sealed class ContentItemsModel(ContentListTools tools) : ContentListModel(tools)
{
    public override bool IsBin => false;

    public override string Here => "~/Admin/Contents/ContentItems";

    public override ImmutableArray<BulkVerb> Verbs { get; } = [BulkVerb.Publish, BulkVerb.Unpublish, BulkVerb.Delete];

    /// <summary>The types of which the actor may make new items.</summary>
    public IEnumerable<(string Name, string Text)> Creatable => Types.Where(t => t.Creatable && Actor.Allows(ContentPermissions.Edit, t.Name) != Reach.None).Select(t => (t.Name, T[t.DisplayName]));
}

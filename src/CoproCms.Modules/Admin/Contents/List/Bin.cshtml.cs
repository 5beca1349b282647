using System.Collections.Immutable;

namespace CoproCms.Admin.Contents.List;

[AdminPermission]
internal sealed class BinModel(ContentListTools tools) : ContentListModel(tools)
{
    public override bool IsBin => true;

    public override string Here => "~/Admin/Contents/Bin";

    public override ImmutableArray<BulkVerb> Verbs { get; } = [BulkVerb.Restore];
}

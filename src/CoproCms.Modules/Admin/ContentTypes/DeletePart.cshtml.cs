using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Definitions;

namespace CoproCms.Admin.ContentTypes;

[AdminPermission("EditContentTypes")]
internal sealed class DeletePartModel(DefinitionStore store, DefinitionRemoval removal) : DeletePage
{
    public override string ListAddress => "~/Admin/ContentParts/List";

    protected override async Task<bool> ExistsAsync(CancellationToken cancellationToken) => (await store.GetAsync(cancellationToken)).Parts.ContainsKey(Name);

    protected override Task<DefinitionUsage> UsageAsync(CancellationToken cancellationToken) => removal.OfPartAsync(Name, cancellationToken);

    protected override Task<bool> RemoveAsync(CancellationToken cancellationToken) => removal.RemovePartAsync(Name, cancellationToken);
}

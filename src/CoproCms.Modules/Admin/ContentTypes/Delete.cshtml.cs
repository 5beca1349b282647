using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Definitions;

namespace CoproCms.Admin.ContentTypes;

[AdminPermission("EditContentTypes")]
internal sealed class DeleteModel(DefinitionStore store, DefinitionRemoval removal) : DeletePage
{
    public override string ListAddress => "~/Admin/ContentTypes/List";

    protected override async Task<bool> ExistsAsync(CancellationToken cancellationToken) => (await store.GetAsync(cancellationToken)).Types.ContainsKey(Name);

    protected override Task<DefinitionUsage> UsageAsync(CancellationToken cancellationToken) => removal.OfTypeAsync(Name, cancellationToken);

    protected override Task<bool> RemoveAsync(CancellationToken cancellationToken) => removal.RemoveTypeAsync(Name, cancellationToken);
}

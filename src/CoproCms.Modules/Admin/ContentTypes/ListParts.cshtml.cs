using CoproCms.Definitions;

namespace CoproCms.Admin.ContentTypes;

/// <summary>The parts that people made, each a set of fields for several types.</summary>
[AdminPermission("ViewContentTypes")]
internal sealed class ListPartsModel(DefinitionStore store) : AdminPage
{
    public IReadOnlyList<ContentPartDefinition> Parts { get; private set; } = [];

    public ContentDefinitions Definitions { get; private set; } = ContentDefinitions.Empty;

    public bool MayEdit => Actor.Has("EditContentTypes");

    public IEnumerable<string> UsedBy(ContentPartDefinition part) =>
        Definitions.Types.Values.Where(t => t.PartOf(part.Name) is not null).Select(t => t.DisplayName).Order(T.Order);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Definitions = await store.GetAsync(cancellationToken);
        Parts = [.. Definitions.Parts.Values.Where(p => !Definitions.Types.ContainsKey(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)];
    }
}

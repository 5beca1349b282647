using CoproCms.Admin;

namespace CoproCms.Taxonomies;

internal sealed class TaxonomiesAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links => [new AdminLink("Taxonomies", "~/Admin/Taxonomies", AdminGroup.Structure, 30, TaxonomiesModule.ManageTaxonomy.Name)];
}

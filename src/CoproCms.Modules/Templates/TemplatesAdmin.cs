using CoproCms.Admin;

namespace CoproCms.Templates;

internal sealed class TemplatesAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links => [new AdminLink("Templates", "~/Admin/Templates", AdminGroup.Site, 30, TemplatesModule.ManageTemplates.Name)];
}

using CoproCms.Admin;

namespace CoproCms.Menus;

internal sealed class MenusAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links => [new AdminLink("Menus", "~/Admin/Menus", AdminGroup.Structure, 20, MenusModule.ManageMenu.Name)];
}

namespace CoproCms.Admin.ContentTypes;

[AdminPermission("EditContentTypes")]
internal sealed class EditModel(DefinitionWorkbench workbench) : DefinitionPage(workbench)
{
    protected override bool IsType => true;

    public override string ListAddress => "~/Admin/ContentTypes/List";

    protected override string Address => $"~/Admin/ContentTypes/Edit/{Name}";
}

namespace CoproCms.Admin.ContentTypes;

[AdminPermission("EditContentTypes")]
internal sealed class EditModel(DefinitionWorkbench workbench) : DefinitionPage(workbench)
{
    protected override bool IsType => true;

    protected override string Address => $"~/Admin/ContentTypes/Edit/{Name}";
}

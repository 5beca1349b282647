namespace CoproCms.Admin.ContentTypes;

[AdminPermission("EditContentTypes")]
internal sealed class EditPartModel(DefinitionWorkbench workbench) : DefinitionPage(workbench)
{
    protected override bool IsType => false;

    public override string ListAddress => "~/Admin/ContentParts/List";

    protected override string Address => $"~/Admin/ContentParts/Edit/{Name}";
}

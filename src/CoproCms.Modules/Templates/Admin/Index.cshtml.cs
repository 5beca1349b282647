using CoproCms.Admin;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Templates.Admin;

/// <summary>The templates that the site keeps, and the files of the theme that may be changed into some.</summary>
[AdminPermission("ManageTemplates")]
internal sealed class IndexModel(TemplateEditor editor) : AdminPage
{
    public IReadOnlyList<TemplateLine> Templates { get; private set; } = [];

    public IReadOnlyList<ThemeTemplate> Files { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Templates = await editor.ListAsync(cancellationToken);
        Files = await editor.FilesAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostDeleteAsync(string? name, CancellationToken cancellationToken)
    {
        if (await editor.RemoveAsync(name ?? "", cancellationToken))
            Tell(T["The template {0} is gone.", name!]);
        return LocalRedirect("~/Admin/Templates");
    }
}

using CoproCms.Admin;
using CoproCms.Theming.Liquid;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Templates.Admin;

/// <summary>One template: its Liquid, what is wrong with it and in which line, and a page that shows it.</summary>
[AdminPermission("ManageTemplates")]
internal sealed class EditModel(TemplateEditor editor) : AdminPage
{
    /// <summary>The template that is being changed; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>The theme's file that a new one begins with.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public TemplateForm Input { get; set; } = new();

    public LiquidException? Fault { get; private set; }

    /// <summary>It was asked whether there is a fault, and there is none.</summary>
    public bool IsSound { get; private set; }

    /// <summary>What someone else made of it meanwhile.</summary>
    public string? Theirs { get; private set; }

    public ThemeTemplate? Original { get; private set; }

    public string? Example { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Name is not null)
        {
            if (await editor.FindAsync(Name, cancellationToken) is not { } template)
                return NotFound();
            Input = new() { Name = template.Name, Content = template.Content, Description = template.Description, Start = template.Content };
            Fault = editor.Check(template.Name, template.Content);
        }
        else if (From is not null)
        {
            var file = (await editor.FilesAsync(cancellationToken)).FirstOrDefault(f => f.File == From);
            if (file is null)
                return NotFound();
            Input = new() { Name = file.Shape, Content = file.Source };
        }

        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        Read();
        IsSound = Fault is null;
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Read();
        if (ModelState.IsValid && Fault is null)
        {
            var saving = await editor.SaveAsync(new(Input.Name!, Input.Content ?? "", Input.Description?.Trim() ?? ""), Name is null ? null : Input.Start ?? "", cancellationToken);
            if (saving == TemplateSaving.Saved)
            {
                Tell(T["The template {0} is saved and in use.", Input.Name!]);
                return LocalRedirect("~/Admin/Templates/Edit?name=" + Uri.EscapeDataString(Input.Name!));
            }

            await ExplainAsync(saving, cancellationToken);
        }

        return await ShowAsync(cancellationToken);
    }

    private void Read()
    {
        Input.Name = Name ?? TemplateEditor.CleanName(Input.Name ?? "");
        if (!TemplateEditor.IsName(Input.Name))
            ModelState.AddModelError("Input.Name", T["Write the name of a shape, such as Content__Post, or of a file, such as Content-Post.Summary."]);
        Fault = editor.Check(Input.Name, Input.Content ?? "");
        if (Fault is not null)
            ModelState.AddModelError("Input.Content", T["Line {0}, column {1}: {2}", T.Number(Fault.Line), T.Number(Fault.Column), T.Fault(Fault.Problem)]);
    }

    private async Task ExplainAsync(TemplateSaving saving, CancellationToken cancellationToken)
    {
        if (saving == TemplateSaving.Taken)
        {
            ModelState.AddModelError("Input.Name", T["There is a template of that name already."]);
            return;
        }

        Theirs = (await editor.FindAsync(Input.Name!, cancellationToken))?.Content ?? "";
        ModelState.AddModelError("Input.Content", T["Someone else changed the template since you opened it. Their text stands below; take from it what you need, then save again."]);
        Input.Start = Theirs;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Original = TemplateEditor.File(Input.Name ?? "", await editor.FilesAsync(cancellationToken));
        Example = await editor.ExampleAsync(Input.Name ?? "", cancellationToken);
        return Page();
    }
}

internal sealed class TemplateForm
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Content { get; set; }

    /// <summary>The Liquid when the template was opened.</summary>
    public string? Start { get; set; }
}

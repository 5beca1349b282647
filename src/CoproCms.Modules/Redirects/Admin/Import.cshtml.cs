using CoproCms.Admin;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Redirects.Admin;

/// <summary>Redirects from a CSV file, or pasted.</summary>
[AdminPermission("ManageUrlRewritingRules")]
internal sealed class ImportModel(RedirectImport import) : AdminPage
{
    private const int MostBytes = 2 * 1024 * 1024;

    [BindProperty]
    public string? Csv { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<ImportFault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Upload is { Length: > MostBytes })
            ModelState.AddModelError(nameof(Upload), T["The file is too large."]);
        else if (Upload is { Length: > 0 })
            Csv = await ReadAsync(Upload, cancellationToken);
        if (string.IsNullOrWhiteSpace(Csv) && ModelState.IsValid)
            ModelState.AddModelError(nameof(Csv), T["Choose a file, or paste its lines."]);
        if (!ModelState.IsValid)
            return Page();
        var outcome = await import.RunAsync(Csv!, cancellationToken);
        Faults = outcome.Faults;
        if (Faults.Count > 0)
        {
            ModelState.AddModelError(nameof(Csv), T["Nothing was imported. Mend the lines below and import again."]);
            return Page();
        }

        Tell(T.Plural("{0} redirect imported.", outcome.Saved));
        return LocalRedirect("~/Admin/Redirects");
    }

    private static async Task<string> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(cancellationToken);
    }
}

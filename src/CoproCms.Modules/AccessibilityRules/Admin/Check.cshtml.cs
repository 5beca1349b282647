using CoproCms.Admin;
using CoproCms.Admin.Contents;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.AccessibilityRules.Admin;

/// <summary>Checks the posted form of an item, saved or not, and answers with the list of findings.</summary>
[AdminPermission]
[RequestFormLimits(ValueCountLimit = ContentForm.MaximumValues, KeyLengthLimit = 4096)]
internal sealed class CheckModel(ContentForm contents, AccessibilityCheck check) : AdminPage
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var form = await Request.ReadFormAsync(cancellationToken);
        var posted = await contents.OpenAsync(form, cancellationToken);
        var item = await contents.ReadAsync(posted.Item, form, cancellationToken);
        return Partial("/AccessibilityRules/Admin/Findings.cshtml", await check.RunAsync(item, cancellationToken));
    }
}

using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Users.Accounts;
using CoproCms.Users.Management;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CoproCms.Users.Admin;

/// <summary>Asks what becomes of a user's content before the user goes.</summary>
[UsersPermission]
internal sealed class DeleteUserModel(UserEditor editor, UserRules rules) : AdminPage
{
    public const string Keep = "keep";
    public const string Give = "give";

    [BindProperty]
    public string Fate { get; set; } = Keep;

    [BindProperty]
    public string? Heir { get; set; }

    internal User Subject { get; private set; } = null!;

    public int Items { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Subject = await editor.FindAsync(RouteData.Values["id"]?.ToString() ?? "");
        rules.DemandSee(await editor.RolesAsync(Subject));
        Items = await editor.ContentOfAsync(Subject, HttpContext.RequestAborted);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            await editor.DeleteAsync(Subject, Fate == Give ? Heir?.Trim() ?? "" : null, cancellationToken);
        }
        catch (InvalidContentException refusal)
        {
            AddErrors(refusal.Errors.Select(e => UserFaults.In(T, [e], "").First() with { Path = e.Path }));
            return Page();
        }

        Tell(T["{0} is deleted.", Subject.UserName!]);
        return Redirect(Url.Content("~/Admin/Users/Index"));
    }
}

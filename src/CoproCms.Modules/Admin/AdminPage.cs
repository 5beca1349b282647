using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Admin;

/// <summary>
/// A page below <c>/Admin</c>. It stands in the admin's layout and says with <see cref="AdminPermissionAttribute"/> who may open it;
/// what depends on one item is decided by the write path and the read rule, as everywhere.
/// </summary>
public abstract class AdminPage : PageModel
{
    internal const string Layout = "/Admin/Layout.cshtml";
    private const string MessageKey = "AdminMessage";
    private const string UndoKey = "AdminUndo";

    /// <summary>Heading of the page and title of the window, in the reader's language.</summary>
    public string Title { get; set; } = "";

    /// <summary>The page's own script, an entry of some <c>Assets</c> folder without its ending; null for none.</summary>
    public string? Script { get; set; }

    /// <summary>The page's own styles, like <see cref="Script"/>.</summary>
    public string? Style { get; set; }

    /// <summary>The whole width of the window, for what needs room.</summary>
    public bool Wide { get; set; }

    public AdminText T => HttpContext.RequestServices.GetRequiredService<AdminText>();

    public Actor Actor => HttpContext.RequestServices.GetRequiredService<CurrentActor>().Value;

    /// <summary>What the last action did, shown once.</summary>
    public string? Message => TempData[MessageKey] as string;

    /// <summary>Where the last action is undone by posting, null where it cannot be.</summary>
    public string? UndoAddress => TempData[UndoKey] as string;

    /// <summary>Says on the next page what was done; the action redirects there.</summary>
    /// <param name="message">In the reader's language.</param>
    /// <param name="undoAddress">Where posting undoes it: <c>~/Admin/…?handler=Restore</c>.</param>
    protected void Tell(string message, string? undoAddress = null) => (TempData[MessageKey], TempData[UndoKey]) = (message, undoAddress);

    /// <summary>What was typed into a control of the form that was just refused, so that it stands there again; null when no such form was sent.</summary>
    public string? Sent(string name) => Request.HasFormContentType && Request.Form.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>Whether a box of the form that was just refused was ticked.</summary>
    public bool WasTicked(string name, string value) => Request.HasFormContentType && Request.Form[name].Contains(value);

    /// <summary>Puts each fault beside the control that bears its path as name.</summary>
    protected void AddErrors(IEnumerable<ValidationError> errors)
    {
        foreach (var error in errors)
            ModelState.AddModelError(error.Path, T.Fault(error.Message));
    }
}

/// <summary>Who may open an admin page: whoever holds one of the permissions, or any made from one that is a template; without any, everyone whom the admin lets in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class AdminPermissionAttribute(params string[] anyOf) : Attribute
{
    public IReadOnlyList<string> AnyOf { get; } = anyOf;

    /// <summary>The permissions for what the request is about, where that decides.</summary>
    public virtual IReadOnlyList<string> For(HttpContext context) => AnyOf;
}

/// <summary>What an action did, and how to undo it.</summary>
internal sealed record AdminMessage(string Text, string? UndoAddress);

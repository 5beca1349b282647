using System.Globalization;
using CoproCms.Admin;
using CoproCms.Admin.Contents;
using CoproCms.Content;
using CoproCms.Editing.Presence;
using CoproCms.Editing.WorkingCopies;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Editing.Admin;

/// <summary>
/// What the script on the page of an item talks to: posting the form keeps it, <c>?handler=Here</c> says that it is still open and who else has it open,
/// <c>?handler=Leave</c> that it was closed, <c>?handler=Discard</c> forgets what is kept.
/// </summary>
[AdminPermission]
[RequestSizeLimit(MaximumBytes)]
[RequestFormLimits(ValueCountLimit = ContentForm.MaximumValues, KeyLengthLimit = 4096)]
internal sealed class WorkingCopyModel(
    ContentForm form, ContentManager contents, WorkingCopyStore copies, PresenceStore presence, IAntiforgery antiforgery) : AdminPage
{
    /// <summary>The largest form that is kept. Its text is bounded, not its pictures: those are files of their own.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Names of the values that the script adds to the form.</summary>
    public const string Window = "EditingWindow", Known = "EditingKnown";

    public IActionResult OnGet(string id) => LocalRedirect(EditAddress(id));

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        var posted = await form.OpenAsync(await Request.ReadFormAsync(cancellationToken), cancellationToken);
        if (posted.Item.ContentItemId != id)
            throw new NotFoundException($"The form is not that of {id}.");
        if (!Actor.Allows(ContentPermissions.Edit, posted.Item.ContentType, posted.IsNew ? Actor.UserId : posted.Item.Owner))
            throw new ForbiddenException(ContentPermissions.Name(ContentPermissions.Edit, posted.Item.ContentType), $"to write a {posted.Item.ContentType}");
        var window = Request.Form[Window].ToString();
        if (window.Length is 0 or > WorkingCopyConfiguration.WindowLength || posted.BaseVersionId.Length > ContentId.Length)
            return BadRequest();
        var item = await form.ReadAsync(posted.Item, Request.Form, cancellationToken);
        var kept = await copies.KeepAsync(item, posted.Item.Owner, posted.BaseVersionId, window, Stamp(Request.Form[Known]), cancellationToken);
        if (kept is null)
            return StatusCode(StatusCodes.Status409Conflict, new { elsewhere = true });
        return new JsonResult(new { known = Stamp(kept.Value), at = Clock(kept.Value) });
    }

    public async Task<IActionResult> OnPostHereAsync(string id, string? version, bool away, CancellationToken cancellationToken)
    {
        var latest = await contents.FindForEditAsync(id, cancellationToken);
        IReadOnlyList<Present> others = [];
        if (latest is not null)
        {
            await presence.SeeAsync(id, away, cancellationToken);
            others = await presence.OthersAsync(id, cancellationToken);
        }

        // A form that has been open for long needs the token that goes with the present sign-in.
        return new JsonResult(new { others = EditingWords.Present(others, T), newer = await NewerAsync(latest, version, cancellationToken), token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken });
    }

    public async Task<IActionResult> OnPostLeaveAsync(string id, CancellationToken cancellationToken)
    {
        await presence.LeaveAsync(id, cancellationToken);
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostDiscardAsync(string id, CancellationToken cancellationToken)
    {
        var copy = await copies.FindAsync(id, cancellationToken);
        await copies.DiscardAsync(id, cancellationToken);
        Tell(T["Your unsaved changes are discarded."]);
        var exists = copy is null || await contents.FindForEditAsync(id, cancellationToken) is not null;
        return LocalRedirect(exists ? EditAddress(id) : "~/Admin/Contents/Unsaved");
    }

    /// <summary>The exact moment of a copy, by which a window knows whether it is still the one that it was opened with.</summary>
    internal static string Stamp(DateTime savedUtc) => savedUtc.ToString("O", CultureInfo.InvariantCulture);

    internal static string EditAddress(string id) => $"~/Admin/Contents/ContentItems/{id}/Edit";

    private static DateTime? Stamp(string? text) =>
        DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? moment : null;

    private string Clock(DateTime utc) => EditingWords.Clock(utc, T);

    private async Task<string?> NewerAsync(ContentItem? latest, string? version, CancellationToken cancellationToken)
    {
        if (latest is null || string.IsNullOrEmpty(version) || await contents.BaseOfAsync(latest, cancellationToken) == version)
            return null;
        return T["{0} saved a newer version at {1}.", latest.Author ?? T["Someone"], latest.ModifiedUtc is { } modified ? Clock(modified) : ""];
    }
}

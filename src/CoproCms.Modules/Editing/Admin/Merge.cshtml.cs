using System.Text.Json.Nodes;
using CoproCms.Admin;
using CoproCms.Admin.Contents;
using CoproCms.Admin.Contents.Differences;
using CoproCms.Content;
using CoproCms.Editing.Merging;
using CoproCms.Editing.WorkingCopies;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Editing.Admin;

/// <summary>
/// Joins unsaved work with a version that someone else saved meanwhile, field by field. What is mine is always kept as unsaved work first,
/// so that nothing is lost whatever happens here; when a third version comes in between, it begins anew with what was decided so far.
/// </summary>
[AdminPermission]
[RequestSizeLimit(WorkingCopyModel.MaximumBytes)]
[RequestFormLimits(ValueCountLimit = ContentForm.MaximumValues, KeyLengthLimit = 4096)]
internal sealed class MergeModel(ContentForm form, ContentManager contents, WorkingCopyStore copies, KeptWork work, ReferenceNames names) : AdminPage
{
    /// <summary>Name of the hidden input with the version that the decisions were made against.</summary>
    public const string AgainstName = "Against";

    private const string WindowName = "merge";

    public string Id { get; private set; } = "";

    /// <summary>The version that is shown, and that the decisions are made against.</summary>
    public string Against { get; private set; } = "";

    public ContentItem Theirs { get; private set; } = null!;

    public IReadOnlyList<MergeRow> Rows { get; private set; } = [];

    /// <summary>The pieces that both changed come first: they need a decision.</summary>
    public IEnumerable<MergeRow> Open => Rows.Where(r => r.Field.Change == Change.Both);

    public IEnumerable<MergeRow> Settled => Rows.Where(r => r.Field.Change != Change.Both);

    public MergeChoices Choices { get; private set; } = new([]);

    /// <summary>What both began with is no longer known, so it cannot be said who changed what.</summary>
    public bool IsBaseUnknown { get; private set; }

    public bool MayPublish => Actor.Allows(ContentPermissions.Publish, Theirs.ContentType, Theirs.Owner);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var latest = await FindAsync(id, cancellationToken);
        return await copies.FindAsync(id, cancellationToken) is { } copy ? await ShowAsync(latest, copy, cancellationToken) : LocalRedirect(WorkingCopyModel.EditAddress(id));
    }

    /// <summary>The form of the item itself, which came too late: it is kept, and compared.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        var posted = await form.OpenAsync(await Request.ReadFormAsync(cancellationToken), cancellationToken);
        if (posted.Item.ContentItemId != id)
            throw new NotFoundException($"The form is not that of {id}.");
        await KeepAsync(await form.ReadAsync(posted.Item, Request.Form, cancellationToken), posted.Item.Owner, posted.BaseVersionId, cancellationToken);
        return SeeOther(id);
    }

    public Task<IActionResult> OnPostSaveAsync(string id, CancellationToken cancellationToken) => SaveAsync(id, publish: false, cancellationToken);

    public Task<IActionResult> OnPostPublishAsync(string id, CancellationToken cancellationToken) => SaveAsync(id, publish: true, cancellationToken);

    private async Task<IActionResult> SaveAsync(string id, bool publish, CancellationToken cancellationToken)
    {
        var latest = await FindAsync(id, cancellationToken);
        if (await copies.FindAsync(id, cancellationToken) is not { } copy)
            return LocalRedirect(WorkingCopyModel.EditAddress(id));
        Choices = new(await Request.ReadFormAsync(cancellationToken));
        var against = Request.Form[AgainstName].ToString();
        // The decisions are about the version that was shown, also when there is a newer one by now.
        var shown = await contents.BaseOfAsync(latest, cancellationToken) == against ? latest : await work.VersionAsync(latest, against, cancellationToken) ?? latest;
        var fields = await CompareAsync(shown, copy, cancellationToken);
        if (fields.Any(f => Choices.Of(f) is null))
        {
            ModelState.AddModelError("", T["Choose for each field that both of you changed."]);
            return await ShowAsync(latest, copy, cancellationToken, StatusCodes.Status400BadRequest);
        }

        return await StoreAsync(Choices.Apply(shown, fields, MergeChoices.Mine), copy.Owner, await contents.BaseOfAsync(shown, cancellationToken), publish, cancellationToken);
    }

    private async Task<IActionResult> StoreAsync(ContentItem merged, string? given, string against, bool publish, CancellationToken cancellationToken)
    {
        var (id, owner) = (merged.ContentItemId, merged.Owner);
        merged.Owner = given ?? owner;
        await KeepAsync(merged, owner, against, cancellationToken);
        try
        {
            await contents.SaveAsync(merged, new() { BaseVersionId = against, Publish = publish, Owner = given }, cancellationToken);
        }
        catch (ConflictException)
        {
            Tell(T["Someone saved yet another version meanwhile. What you chose is kept; look at what is new."]);
            return SeeOther(id);
        }
        catch (InvalidContentException refused)
        {
            // In the form itself each fault can be mended where it is.
            Tell(T["What you chose is kept, but cannot be saved yet: {0}", T.Faults(refused.Errors)]);
            return SeeOther(id, "Edit");
        }

        await copies.DiscardAsync(id, cancellationToken);
        Tell(publish ? T["Merged and published."] : T["Merged and saved."]);
        return SeeOther(id, "Edit");
    }

    private async Task<IActionResult> ShowAsync(ContentItem latest, WorkingCopy copy, CancellationToken cancellationToken, int status = StatusCodes.Status200OK)
    {
        (Id, Theirs, Against) = (latest.ContentItemId, latest, await contents.BaseOfAsync(latest, cancellationToken));
        Rows = await DescribeAsync(await CompareAsync(latest, copy, cancellationToken), cancellationToken);
        Title = T["Merge: {0}", latest.DisplayText ?? latest.ContentItemId];
        (Style, Script, Wide) = ("merge", "merge", true);
        Response.StatusCode = status;
        return Page();
    }

    private async Task<IReadOnlyList<MergeField>> CompareAsync(ContentItem theirs, WorkingCopy copy, CancellationToken cancellationToken)
    {
        var before = await work.VersionAsync(theirs, copy.BaseVersionId, cancellationToken);
        IsBaseUnknown = before is null;
        return await work.CompareAsync(before, theirs, WorkingCopyStore.Lay(copy, theirs), cancellationToken);
    }

    private async Task<IReadOnlyList<MergeRow>> DescribeAsync(IReadOnlyList<MergeField> fields, CancellationToken cancellationToken)
    {
        var texts = new ValueTexts(await names.OfAsync([.. fields.Select(f => new JsonObject([new("base", f.Base?.DeepClone()), new("theirs", f.Theirs?.DeepClone()), new("mine", f.Mine?.DeepClone())]))], cancellationToken), T);
        return [.. fields.Select(f => MergeRow.Of(f, texts))];
    }

    private async Task KeepAsync(ContentItem item, string? storedOwner, string baseVersionId, CancellationToken cancellationToken)
    {
        var there = await copies.FindAsync(item.ContentItemId, cancellationToken);
        await copies.KeepAsync(item, storedOwner, baseVersionId, WindowName, there?.SavedUtc, cancellationToken);
    }

    private async Task<ContentItem> FindAsync(string id, CancellationToken cancellationToken) =>
        await contents.FindForEditAsync(id, cancellationToken) ?? throw new NotFoundException($"There is no content item {id}.");

    private IActionResult SeeOther(string id, string page = "Merge") => LocalRedirect($"~/Admin/Contents/ContentItems/{id}/{page}");
}

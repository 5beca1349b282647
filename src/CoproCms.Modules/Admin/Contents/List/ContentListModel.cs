using System.Collections.Immutable;
using System.Globalization;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoproCms.Admin.Contents.List;

/// <summary>What the list of content and the bin have in common.</summary>
internal abstract class ContentListModel(ContentListTools tools) : AdminPage
{
    public ContentListQuery Asked { get; private set; } = new();

    public ContentListPage List { get; private set; } = ContentListPage.Empty;

    public IReadOnlyList<ContentTypeDefinition> Types { get; private set; } = [];

    public ContentListChoices Choices { get; private set; } = ContentListChoices.None;

    public IReadOnlyList<SavedFilter> Saved { get; private set; } = [];

    public abstract bool IsBin { get; }

    /// <summary>Address of the list, without a query.</summary>
    public abstract string Here { get; }

    public abstract ImmutableArray<BulkVerb> Verbs { get; }

    /// <summary>Those of which there is a type whose items the actor may do it to.</summary>
    public IEnumerable<BulkVerb> Allowed => Verbs.Where(v => Types.Any(t => Actor.Allows(v is BulkVerb.Publish or BulkVerb.Unpublish ? ContentPermissions.Publish : ContentPermissions.Delete, t.Name) != Reach.None));

    public PageLinks Beside => List.Page.Edges.IsEmpty
        ? new(null, null)
        : new(List.Page.HasPrevious ? Here + Asked.Page(null, List.Page.Edges[0].Cursor) : null, List.Page.HasNext ? Here + Asked.Page(List.Page.Edges[^1].Cursor, null) : null);

    public string CountText => List.Count > ContentListReader.CountLimit
        ? T["More than {0} items", T.Number(ContentListReader.CountLimit)]
        : T.Plural("{0} item", List.Count);

    public string TypeName(string contentType) => T[Choices.TypeNames.GetValueOrDefault(contentType, contentType)];

    public async Task<IActionResult> OnGetAsync(string? contentType, CancellationToken cancellationToken)
    {
        Asked = ContentListQuery.Read(Request.Query, contentType);
        Types = await tools.Reader.TypesAsync(cancellationToken);
        Choices = await tools.Choices.OfAsync(Asked, Types, cancellationToken);
        try
        {
            List = await tools.Reader.ReadAsync(Asked, IsBin, cancellationToken);
        }
        catch (InvalidCursorException)
        {
            // The sort was changed in the address, or the link is of an older release: from the beginning, then.
            return LocalRedirect(Here + (Asked with { After = null, Before = null }).Address());
        }

        if (IsPart)
        {
            Response.Headers["HX-Push-Url"] = Url.Content(Here) + Asked.Address();
            return Partial("/Admin/Contents/List/Results.cshtml", this);
        }

        Saved = await tools.Filters.ListAsync(cancellationToken);
        (Script, Style, Wide) = ("content-list", "content-list", true);
        return Page();
    }

    /// <summary>Does one thing to the chosen items.</summary>
    public async Task<IActionResult> OnPostBulkAsync(BulkVerb? verb, long? operation, [FromForm(Name = "id")] string[] ids, CancellationToken cancellationToken)
    {
        if (verb is not { } chosen || !Verbs.Contains(chosen))
            return BadRequest();
        if (ids.Length > 0)
        {
            var result = await tools.Bulk.RunAsync(chosen, ids, operation, cancellationToken);
            if (operation is not null || Request.Headers.XRequestedWith == "fetch")
                return new JsonResult(new { operation = result.OperationId.ToString(CultureInfo.InvariantCulture), done = result.Done, refused = result.Refused });
            Tell(BulkWords.Of(result, T), result.Done > 0 ? UndoOf(result.OperationId) : null);
        }

        return Back();
    }

    /// <summary>Tells of an operation that a script carried out in several steps.</summary>
    public IActionResult OnPostBulkDone(BulkVerb verb, long operation, int done, int refused, string? reasons)
    {
        Tell(BulkWords.Of(verb, done, refused, reasons, T), done > 0 ? UndoOf(operation) : null);
        return Back();
    }

    public async Task<IActionResult> OnPostUndoAsync(long operation, CancellationToken cancellationToken)
    {
        var result = await tools.Bulk.UndoAsync(operation, cancellationToken);
        Tell(BulkWords.OfUndoing(result, T));
        return Back();
    }

    public async Task<IActionResult> OnPostSaveFilterAsync(string? name, bool shared, string? query, CancellationToken cancellationToken)
    {
        var asked = ContentListQuery.Read(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)), null) with { After = null, Before = null };
        if (string.IsNullOrWhiteSpace(name))
            Tell(T["Give the filter a name."]);
        else
            await SaveFilterAsync(name.Trim(), shared, asked, cancellationToken);
        return LocalRedirect(Here + asked.Address());
    }

    private async Task SaveFilterAsync(string name, bool shared, ContentListQuery asked, CancellationToken cancellationToken)
    {
        try
        {
            await tools.Filters.SaveAsync(name, shared, asked, cancellationToken);
            Tell(T["The filter “{0}” is saved.", name]);
        }
        catch (InvalidContentException refused)
        {
            Tell(T.Faults(refused.Errors));
        }
    }

    public async Task<IActionResult> OnPostRemoveFilterAsync(string id, CancellationToken cancellationToken)
    {
        await tools.Filters.RemoveAsync(id, cancellationToken);
        Tell(T["The filter is gone."]);
        return LocalRedirect(Here);
    }

    private bool IsPart => Request.Headers.ContainsKey("HX-Request") && !Request.Headers.ContainsKey("HX-History-Restore-Request");

    private string UndoOf(long operation) =>
        string.Create(CultureInfo.InvariantCulture, $"{Here}?handler=Undo&operation={operation}");

    // To the page of the list from which it was done, which the form names without its path.
    private LocalRedirectResult Back()
    {
        var query = Request.HasFormContentType ? Request.Form["back"].ToString() : "";
        var asked = ContentListQuery.Read(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)), null);
        return LocalRedirect(Here + asked.Address());
    }
}

/// <summary>What the pages of the list are made with.</summary>
internal sealed record ContentListTools(ContentListReader Reader, ContentListChoicesReader Choices, SavedFilters Filters, BulkActions Bulk);

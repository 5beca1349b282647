using System.Globalization;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Admin.Contents.Versions;

/// <summary>The versions of an item: who wrote each, when, and what was said of it.</summary>
[AdminPermission]
internal sealed class VersionsModel(ContentHistory history, ContentManager content) : AdminPage
{
    private const int PageSize = 50;

    public string Id { get; private set; } = "";

    public IReadOnlyList<VersionInfo> Versions { get; private set; } = [];

    public ContentItem Latest { get; private set; } = null!;

    /// <summary>Number after which the older ones begin; null where these are all.</summary>
    public int? Older { get; private set; }

    public bool MayEdit => Actor.Allows(ContentPermissions.Edit, Latest.ContentType, Latest.Owner);

    public async Task OnGetAsync(string id, int? before, CancellationToken cancellationToken)
    {
        Id = id;
        var versions = await history.ListAsync(id, before, PageSize + 1, cancellationToken);
        Versions = [.. versions.Take(PageSize)];
        Older = versions.Count > PageSize ? Versions[^1].Number : null;
        Latest = await history.ReadAsync(id, (await history.ListAsync(id, null, 1, cancellationToken))[0].Number, cancellationToken);
        Style = "content-list";
    }

    /// <summary>Makes what an old version says the latest draft; what is live stays.</summary>
    public async Task<IActionResult> OnPostRestoreAsync(string id, int number, string? latest, CancellationToken cancellationToken)
    {
        var old = await history.ReadAsync(id, number, cancellationToken);
        var note = T["Version {0} restored", number.ToString(CultureInfo.InvariantCulture)];
        try
        {
            await content.SaveAsync(old, new() { BaseVersionId = latest ?? "", Note = note }, cancellationToken);
        }
        catch (InvalidContentException refused)
        {
            AddErrors(refused.Errors.Select(e => e with { Path = "", Message = $"{e.Path}: {T.Fault(e.Message)}" }));
            await OnGetAsync(id, null, cancellationToken);
            return Page();
        }
        catch (ConflictException)
        {
            Tell(T["Someone saved this meanwhile. Look at the newest version before you restore an old one."]);
            return LocalRedirect(AddressOf(id));
        }

        Tell(T["Version {0} is back as a draft. Publish it when it is right.", number.ToString(CultureInfo.InvariantCulture)]);
        return LocalRedirect($"~/Admin/Contents/ContentItems/{id}/Edit");
    }

    public static string AddressOf(string id) => $"~/Admin/Contents/ContentItems/{id}/Versions";
}

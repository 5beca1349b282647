using CoproCms.Admin;
using CoproCms.Media.Api;
using CoproCms.Media.Details;
using CoproCms.Media.Files;
using CoproCms.Media.Images;
using CoproCms.Media.Library;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CoproCms.Media.Admin;

/// <summary>One file: its texts, its framing, where it is used, and what can be done with it.</summary>
[UploadSize]
[AdminPermission(MediaPermissions.Manage, MediaPermissions.ManageOwn, MediaPermissions.ManageOthers)]
internal sealed class FilePageModel(
    MediaLibrary library, MediaDetails details, MediaUses uses, MediaAccess access, MediaUrls urls, IUserDirectory users) : MediaAdminPage
{
    [BindProperty(SupportsGet = true, Name = "path")]
    public string? Asked { get; set; }

    public MediaFile Media { get; private set; } = null!;

    public (int Width, int Height)? Size { get; private set; }

    public MediaUse Use { get; private set; } = new([], 0, []);

    public string? UploadedBy { get; private set; }

    public DateTime? UploadedUtc { get; private set; }

    public FramingForm Form { get; private set; } = new();

    public bool MayChange => access.MayChange(Media.Place);

    public bool IsPicture => Media.Type.IsRaster || Media.Type.IsSvg;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Media = library.Require(MediaPath.Normalise(Asked ?? ""));

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(null, cancellationToken);

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        var form = FramingForm.Read(Request.Form, T.Cultures);
        var framing = form.Check(ModelState, T, Media.Type.IsRaster);
        if (!ModelState.IsValid)
            return await ShowAsync(form, cancellationToken);
        await library.DescribeAsync(Media.Path, form.Texts, framing, cancellationToken);
        Tell(T["Saved."]);
        return To(FileAddress(Media.Path));
    }

    public async Task<IActionResult> OnPostReplaceAsync(IFormFile? replacement, CancellationToken cancellationToken)
    {
        if (replacement is null)
            ModelState.AddModelError("replacement", T["Choose a file first."]);
        else
        {
            await using var content = replacement.OpenReadStream();
            await TryAsync("replacement", () => library.ReplaceAsync(Media.Path, content, cancellationToken));
        }

        if (!ModelState.IsValid)
            return await ShowAsync(null, cancellationToken);
        Tell(T["The file is replaced. What was there before is in the bin."]);
        return To(FileAddress(Media.Path));
    }

    public async Task<IActionResult> OnPostMoveAsync(string? target, CancellationToken cancellationToken)
    {
        var to = MediaPath.Normalise(target ?? "");
        if (!await TryAsync("target", () => library.MoveAsync(Media.Path, to, cancellationToken)))
            return await ShowAsync(null, cancellationToken);
        Tell(T["Moved. The old address still leads here."]);
        return To(FileAddress(to));
    }

    public async Task<IActionResult> OnPostDeleteAsync(bool evenIfUsed, CancellationToken cancellationToken)
    {
        if (await library.DeleteAsync(Media.Path, evenIfUsed, cancellationToken) is { } use)
        {
            ModelState.AddModelError("evenIfUsed", T.Plural("It is used in {0} place and was kept. Tick the box to delete it all the same.", use.Count));
            return await ShowAsync(null, cancellationToken);
        }

        Tell(T["{0} is in the bin.", NameOf(Media.Path)]);
        return To(FolderAddress(FolderOf(Media.Path)));
    }

    private async Task<IActionResult> ShowAsync(FramingForm? form, CancellationToken cancellationToken)
    {
        var detail = await details.FindAsync(Media.Place, cancellationToken);
        Form = form ?? FramingForm.Of(detail);
        Size = await urls.WholeSizeAsync(Media, cancellationToken);
        Use = await uses.FindAsync(Media.Place, cancellationToken);
        UploadedUtc = detail?.UploadedUtc;
        if (detail?.UploadedBy is { } user)
            UploadedBy = (await users.FindManyAsync([user], cancellationToken)).GetValueOrDefault(user)?.UserName ?? T["someone who is no longer here"];
        return Page();
    }
}

using System.Globalization;
using CoproCms.Admin;
using CoproCms.Media.Api;
using CoproCms.Media.Details;
using CoproCms.Media.Files;
using CoproCms.Media.Library;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Media.Admin;

/// <summary>The folders and files, as a page and, with <c>?picker=true</c>, as the inside of a dialog in which files are chosen.</summary>
[UploadSize]
[AdminPermission(MediaPermissions.Manage, MediaPermissions.ManageOwn, MediaPermissions.ManageOthers)]
internal sealed class LibraryModel(
    MediaBrowser browser, MediaLibrary library, MediaFolders folders, MediaAccess access, MediaDetails details, MediaFiles files, MediaUrls urls, MediaOptions options) : MediaAdminPage
{
    private const int MostPicked = 100;

    [BindProperty(SupportsGet = true)]
    public string? Folder { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>Anything: the library is the inside of a dialog.</summary>
    [BindProperty(SupportsGet = true, Name = "picker")]
    public string? PickerFor { get; set; }

    public bool Picker => !string.IsNullOrEmpty(PickerFor);

    /// <summary>In which language the texts of what is picked are wanted; that of the admin when none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Culture { get; set; }

    /// <summary>The endings that may be chosen, with commas; <c>image</c> stands for those of pictures.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Types { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Multiple { get; set; }

    public MediaListing Listing { get; private set; } = new([], [], 0, 1, 1, false);

    public IReadOnlyList<(string Path, int Depth)> Tree { get; private set; } = [];

    public string Here => Folder ?? "";

    public bool IsList => View == "list";

    public bool MayAdd => access.MayChange(Here.Length == 0 ? "x" : Here);

    public bool MayChangeFolder => Here.Length > 0 && MayAdd && !MediaAccess.IsFixed(Here);

    public long MaxFileSize => options.MaxFileSize;

    public string UploadAddress => Url.Content("~/Admin/Media/Uploads")!;

    public string Accept => string.Join(',', Extensions is { Count: > 0 } some ? some : options.AllowedFileExtensions);

    private IReadOnlyCollection<string> Extensions => Types switch
    {
        null or "" => [],
        "image" => [.. MediaTypes.All.Where(t => t.IsRaster || t.IsSvg).Select(t => t.Extension)],
        _ => [.. Types.Split(',', StringSplitOptions.TrimEntries).Select(t => t.StartsWith('.') ? t : "." + t)],
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Folder = Folder is null ? access.Home : MediaPath.Normalise(Folder);
        // One's own folder is there as soon as one looks for it.
        if (Folder == access.Home && Folder.Length > 0 && !browser.IsVisible(Folder))
            Directory.CreateDirectory(files.PhysicalPath(Folder));
        return await ShowAsync(cancellationToken);
    }

    /// <summary>What a chosen file is put into content with: its path, address, text and size.</summary>
    public async Task<IActionResult> OnGetPickedAsync(string[] paths, CancellationToken cancellationToken)
    {
        var picked = new List<object>();
        foreach (var file in paths.Take(MostPicked).Where(access.MaySee).Select(files.FindHere).OfType<MediaFile>())
        {
            var size = await urls.SizeAsync(file.Path, cancellationToken);
            var detail = await details.FindAsync(file.Path, cancellationToken);
            picked.Add(new
            {
                path = file.Path,
                url = Url.Content("~" + MediaUrls.Prefix + string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString))),
                alt = detail?.TextIn(string.IsNullOrEmpty(Culture) ? T.Culture : Culture) ?? "",
                width = size?.Width,
                height = size?.Height,
                type = file.Type.ContentType,
            });
        }

        return new JsonResult(picked);
    }

    public async Task<IActionResult> OnPostUploadAsync(List<IFormFile> uploads, CancellationToken cancellationToken)
    {
        if (uploads.Count == 0)
            ModelState.AddModelError("uploads", T["Choose a file first."]);
        var placed = 0;
        foreach (var upload in uploads)
        {
            await using var content = upload.OpenReadStream();
            var path = MediaPath.Normalise(MediaFolder.Join(Here, NameOf(upload.FileName.Replace('\\', '/'))));
            placed += await TryAsync("uploads", () => library.AddAsync(path, content, keepBoth: false, cancellationToken)) ? 1 : 0;
        }

        if (placed > 0)
            Tell(T.Plural("{0} file uploaded", placed));
        return ModelState.IsValid ? To(FolderAddress(Here)) : await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostFolderAsync(string? name, CancellationToken cancellationToken)
    {
        var made = "";
        if (!await TryAsync("name", async () => made = await folders.CreateAsync(Here, name ?? "", cancellationToken)))
            return await ShowAsync(cancellationToken);
        Tell(T["The folder {0} is there.", NameOf(made)]);
        return To(FolderAddress(made));
    }

    public async Task<IActionResult> OnPostMoveAsync(string[] paths, string? target, CancellationToken cancellationToken)
    {
        var to = MediaPath.Normalise(target ?? "");
        if (to.Length > 0 && !await TryAsync("target", () => Task.FromResult(MediaLibrary.Checked(to))))
            return await ShowAsync(cancellationToken);
        var moved = await EachAsync(Chosen(paths), async path =>
        {
            await library.MoveAsync(path, MediaFolder.Join(to, NameOf(path)), cancellationToken);
            return null;
        });
        if (moved > 0)
            Tell(T.Plural("{0} file moved", moved));
        return ModelState.IsValid ? To(FolderAddress(Here)) : await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostDeleteAsync(string[] paths, CancellationToken cancellationToken)
    {
        var deleted = await EachAsync(Chosen(paths), async path => await library.DeleteAsync(path, evenIfUsed: false, cancellationToken) is { } use
            ? T.Plural("{1} is used in {0} place and was kept. Open it to see where.", use.Count, path)
            : null);
        if (deleted > 0)
            Tell(T.Plural("{0} file moved to the bin", deleted));
        return ModelState.IsValid ? To(FolderAddress(Here)) : await ShowAsync(cancellationToken);
    }

    // As many as a page shows.
    private static string[] Chosen(string[] paths) => [.. paths.Distinct().Take(MediaBrowser.PageSize)];

    /// <summary>The address of this list with one thing changed.</summary>
    public string Address(string? folder = null, string? sort = null, string? view = null, int page = 1, bool keepSearch = true)
    {
        var query = QueryString.Create("folder", folder ?? Here);
        foreach (var (name, value) in new[]
        {
            ("q", keepSearch ? Search : null), ("sort", sort ?? Sort), ("view", view ?? View), ("p", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
            ("picker", PickerFor), ("types", Types), ("culture", Culture), ("multiple", Multiple ? "true" : null),
        })
        {
            if (!string.IsNullOrEmpty(value))
                query = query.Add(name, value);
        }

        return Url.Content("~/Admin/Media") + query;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await browser.ListAsync(new(Here, Search, Sort ?? "name", Number, Extensions), cancellationToken) is not { } listing)
            return NotFound();
        (Listing, Tree) = (listing, browser.Tree(Here));
        return Page();
    }
}

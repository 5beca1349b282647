using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>An editor's work with the media library: with a mouse, with the keyboard alone, and without scripts.</summary>
[Collection(AdminSiteCollection.Name)]
public sealed class MediaLibraryTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    private const string Used = "river.png";

    // A picture of the colour, as a file that a script holds.
    private const string Make =
        """
        const picture = async (name, colour) => {
          const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 300 });
          const context = canvas.getContext("2d");
          context.fillStyle = colour;
          context.fillRect(0, 0, 400, 300);
          return new File([await new Promise(done => canvas.toBlob(done, "image/png"))], name, { type: "image/png" });
        };
        """;

    [SkippableFact]
    public async Task Pictures_are_uploaded_by_drop_and_by_paste_and_each_tells_how_far_it_is()
    {
        var page = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await NewFolderAsync(page, "Dropped");

        var dropped = await page.EvaluateHandleAsync(
            $$"""async () => { {{Make}} const t = new DataTransfer(); for (const [n, c] of [["red.png", "red"], ["green.png", "green"], ["not-a-picture.png", null]]) t.items.add(c ? await picture(n, c) : new File(["<html>"], n)); t.items.add(await picture("blue.png", "blue")); return t; }""");
        await page.DispatchEventAsync("[data-drop]", "drop", new Dictionary<string, object> { ["dataTransfer"] = dropped });

        await Assertions.Expect(page.Locator(".media-queue .is-done")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".media-queue .is-fault")).ToContainTextAsync("not-a-picture.png");
        await Assertions.Expect(page.Locator(".media-queue .is-fault")).ToContainTextAsync("image/png");
        await Assertions.Expect(page.Locator(".media-tile")).ToHaveCountAsync(3);

        await page.EvaluateAsync($$"""async () => { {{Make}} const t = new DataTransfer(); t.items.add(await picture("image.png", "orange")); document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: t, bubbles: true, cancelable: true })); }""");
        await Assertions.Expect(page.Locator(".media-tile")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".media-name", new() { HasText = "pasted-" })).ToHaveCountAsync(1);

        // The same name again: kept out, unless one wants both.
        await page.EvaluateAsync($$"""async () => { {{Make}} const t = new DataTransfer(); t.items.add(await picture("red.png", "darkred")); document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: t, bubbles: true, cancelable: true })); }""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep both: red.png" }).ClickAsync();
        await Assertions.Expect(page.Locator(".media-name", new() { HasText = "red-1.png" })).ToHaveCountAsync(1);
        Assert.Empty(await Accessibility.FaultsAsync(page));
    }

    [SkippableFact]
    public async Task Files_chosen_on_a_slow_line_before_the_script_came_are_uploaded_by_it()
    {
        var page = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await NewFolderAsync(page, "Early");
        var picture = await PictureAsync(page, "teal");
        var arrived = new TaskCompletionSource();
        await page.RouteAsync("**/assets/media-library.js*", async route =>
        {
            await arrived.Task;
            await route.ContinueAsync();
        });
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("[data-files]").SetInputFilesAsync(new FilePayload { Name = "early.png", MimeType = "image/png", Buffer = picture });

        arrived.SetResult();
        await Assertions.Expect(page.Locator(".media-tile")).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task A_large_file_that_was_interrupted_goes_on_where_it_stopped()
    {
        var file = Path.Combine(Path.GetTempPath(), $"copro-large-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, [.. "%PDF-1.7\n"u8, .. new byte[14_000_000]]);
        try
        {
            var page = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
            await NewFolderAsync(page, "Large");
            var pieces = 0;
            await page.RouteAsync("**/Media/Uploads/*", async route =>
            {
                if (route.Request.Method == "PATCH" && ++pieces == 2)
                    await route.AbortAsync("connectionreset");
                else
                    await route.ContinueAsync();
            });
            await page.Locator("[data-files]").SetInputFilesAsync(file);
            await Assertions.Expect(page.Locator(".media-queue-text")).ToContainTextAsync("No connection");

            // The browser is closed in the middle of it. The next day the same file is chosen again.
            await page.UnrouteAllAsync();
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator(".media-queue-text")).ToContainTextAsync("% is here");
            Assert.Empty(await Accessibility.FaultsAsync(page));
            var offsets = new List<string>();
            page.Request += (_, request) =>
            {
                if (request.Method == "PATCH")
                    offsets.Add(request.Headers["upload-offset"]);
            };
            await page.Locator("[data-files]").SetInputFilesAsync(file);

            await Assertions.Expect(page.Locator(".media-queue .is-done")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
            Assert.NotEqual("0", offsets[0]);
            await Assertions.Expect(page.Locator(".media-tile")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator(".media-facts")).ToContainTextAsync("14 MB");
            await page.Context.CloseAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [SkippableFact]
    public async Task A_picture_gets_its_texts_its_focal_point_and_its_part_by_keyboard_alone()
    {
        var page = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await UploadAsync(page, "Framed", "hill.png");
        await page.Locator("[data-tile]").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/Admin/Media/File**");

        await page.Locator("[data-point]").FocusAsync();
        for (var i = 0; i < 5; i++)
            await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Shift+ArrowUp");
        Assert.Equal(("55", "40"), (await page.Locator("[name=AnchorX]").InputValueAsync(), await page.Locator("[name=AnchorY]").InputValueAsync()));
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose a part" }).PressAsync("Enter");
        await page.Locator("[data-handle=nw]").PressAsync("ArrowRight");
        Assert.Equal(("11", "79"), (await page.Locator("[name=CropLeft]").InputValueAsync(), await page.Locator("[name=CropWidth]").InputValueAsync()));
        await page.Locator("[name='Text.en']").FillAsync("A green hill");
        await page.Locator("[name='Text.cy']").FillAsync("Bryn gwyrdd");
        await page.Locator("[name='Text.cy']").PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).PressAsync("Enter");

        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("Saved.");
        Assert.Equal(("55", "11", "Bryn gwyrdd"), (await page.Locator("[name=AnchorX]").InputValueAsync(), await page.Locator("[name=CropLeft]").InputValueAsync(), await page.Locator("[name='Text.cy']").InputValueAsync()));
        Assert.Empty(await Accessibility.FaultsAsync(page));
        await page.GotoAsync("/Admin/Media?q=gwyrdd");
        await Assertions.Expect(page.Locator(".media-name")).ToHaveTextAsync("hill.png");
    }

    [SkippableFact]
    public async Task What_is_used_is_not_deleted_by_mistake_and_what_is_replaced_keeps_its_place()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/Media/File?path=" + Used);
        Assert.NotEqual(0, await page.Locator("#uses li").CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Assertions.Expect(page.Locator("[data-error-summary]")).ToContainTextAsync("It is used in");
        Assert.Equal(200, (await page.APIRequest.GetAsync("/media/" + Used)).Status);

        await UploadAsync(page, "Replaced", "before.png");
        await page.Locator("[data-tile]").First.ClickAsync();
        var before = await page.Locator("[data-picture]").GetAttributeAsync("src");
        await page.Locator("[name=replacement]").SetInputFilesAsync(new FilePayload { Name = "other.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0] });
        await page.GetByRole(AriaRole.Button, new() { Name = "Replace", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-error-summary]")).ToContainTextAsync("image/png");
        await page.Locator("[name=replacement]").SetInputFilesAsync(new FilePayload { Name = "after.png", MimeType = "image/png", Buffer = await PictureAsync(page, "purple") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Replace", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("The file is replaced.");
        Assert.NotEqual(before, await page.Locator("[data-picture]").GetAttributeAsync("src"));

        await page.Locator("[name=target]").FillAsync("Replaced/moved.png");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("moved.png");
        Assert.Equal(200, (await page.APIRequest.GetAsync("/media/Replaced/before.png")).Status);
    }

    [SkippableFact]
    public async Task The_editor_of_content_picks_a_picture_in_a_dialog_after_searching_for_it()
    {
        var page = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await page.GotoAsync("/Admin/Contents/ContentTypes/Post/Create");
        await page.Locator("[data-media-open]").First.ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("input[type=search]").FillAsync("river");
        await dialog.Locator("input[type=search]").PressAsync("Enter");
        await Assertions.Expect(dialog.Locator(".media-tile")).ToHaveCountAsync(1);
        await dialog.Locator("[data-pick]").CheckAsync();
        Assert.Empty(await Accessibility.FaultsAsync(page));
        await dialog.Locator("[data-use]").ClickAsync();

        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("[data-media-path]").First).ToHaveValueAsync(Used);
    }

    [SkippableFact]
    public async Task The_library_is_shown_when_its_script_is_there_and_once_however_often_it_was_asked_for()
    {
        var page = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await page.GotoAsync("/Admin/Contents/ContentTypes/Post/Create");
        var (asked, arrived) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/assets/media-picker.js*", async route =>
        {
            asked.SetResult();
            await arrived.Task;
            await route.ContinueAsync();
        });
        await page.Locator("[data-media-open]").First.DblClickAsync();
        await asked.Task;

        // An Enter in its search would leave the page and lose what is written on it.
        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());
        arrived.SetResult();
        await page.Locator("dialog[open] input[type=search]").PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog[open] .media-tile").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(1);
        Assert.Contains("/Post/Create", page.Url, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_arrow_keys_walk_through_the_files_and_the_space_bar_selects_them()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/Media");
        var tiles = page.Locator("[data-tile]");
        Assert.True(await tiles.CountAsync() > 3);

        await tiles.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("End");

        await Assertions.Expect(page.Locator(".media-tile input:checked")).ToHaveCountAsync(2);
        await Assertions.Expect(tiles.Last).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Without_scripts_one_browses_uploads_describes_and_deletes()
    {
        var page = await Site.SignInAsync(AdminSite.Contributor, Screen.Phone with { JavaScript = false });
        await page.GotoAsync("/Admin/Media");
        await page.Locator("[name=uploads]").SetInputFilesAsync(new FilePayload { Name = "plain.svg", MimeType = "image/svg+xml", Buffer = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><rect width='40' height='30' fill='teal'/></svg>"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("1 file uploaded");

        await page.GetByRole(AriaRole.Link, new() { Name = "plain.svg" }).ClickAsync();
        await page.Locator("[name='Text.en']").FillAsync("A teal box");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("Saved.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("plain.svg is in the bin.");
        await page.GotoAsync("/Admin/Media/Bin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("is back.");
    }

    [SkippableTheory]
    [InlineData("en", false)]
    [InlineData("cy", true)]
    public async Task Every_page_of_the_library_fits_its_screen_and_has_no_accessibility_fault(string culture, bool dark)
    {
        Screen[] screens = [new(1280, dark), new(390, !dark)];
        var page = await Site.SignInAsync(CoproSite.AdminName, screens[0], culture);
        await UploadAsync(page, "Pages-" + culture, "hill.png");
        foreach (var (name, path) in new[]
        {
            ("library", "/Admin/Media"), ("library-list", "/Admin/Media?view=list"), ("file", "/Admin/Media/File?path=" + Used), ("folder", "/Admin/Media/Folder?path=Pages-" + culture), ("bin", "/Admin/Media/Bin"),
            ("search", "/Admin/Media?q=zzz"),
        })
        {
            await page.GotoAsync(path);
            foreach (var screen in screens)
            {
                await CoproSite.LookAsAsync(page, screen);
                Assert.Empty((await Accessibility.FaultsAsync(page)).Select(fault => $"{path}: {fault}"));
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), path);
                await Screenshots.TakeAsync(page, $"media-{name}.{culture}", screen);
            }
        }
    }

    private static async Task NewFolderAsync(IPage page, string name)
    {
        await page.GotoAsync("/Admin/Media?folder=");
        await page.Locator("[name=name]").FillAsync(name);
        await page.Locator(".media-new button").ClickAsync();
        await Assertions.Expect(page.Locator(".breadcrumb")).ToContainTextAsync(name);
        await page.WaitForLoadStateAsync();
    }

    private static async Task UploadAsync(IPage page, string folder, string name)
    {
        await NewFolderAsync(page, folder);
        await page.Locator("[data-files]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = await PictureAsync(page, "seagreen") });
        await Assertions.Expect(page.Locator(".media-tile")).ToHaveCountAsync(1);
    }

    private static async Task<byte[]> PictureAsync(IPage page, string colour) => Convert.FromBase64String(await page.EvaluateAsync<string>(
        $$"""async () => { {{Make}} const bytes = new Uint8Array(await (await picture("x.png", "{{colour}}")).arrayBuffer()); return btoa(String.fromCharCode(...bytes)); }"""));
}

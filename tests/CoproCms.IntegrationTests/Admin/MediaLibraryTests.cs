using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CoproCms.AuditTrail.Storage;
using CoproCms.Data;
using CoproCms.IntegrationTests.Given;
using CoproCms.Media;
using CoproCms.Media.Library;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>The media library's pages, through the whole application.</summary>
public abstract partial class MediaLibraryTests(SiteFixture fixture)
{
    private static readonly byte[] Dot = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private Site Site => fixture.Site;

    [SkippableFact]
    public async Task A_folder_of_ten_thousand_files_comes_page_by_page()
    {
        fixture.Demand();
        var folder = Directory.CreateDirectory(Path.Combine(Site.AppData, "Media", "many"));
        for (var i = 0; i < 10_000; i++)
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"dot-{i:00000}.gif"), Dot);
        using var browser = await Site.SignInAsync();

        var first = await browser.GetStringAsync("/Admin/Media?folder=many");
        var last = await browser.GetStringAsync("/Admin/Media?folder=many&p=167");

        Assert.Equal((60, 40), (Tile().Count(first), Tile().Count(last)));
        Assert.Contains("10,000 files", first, StringComparison.Ordinal);
        Assert.Contains("dot-09999.gif", last, StringComparison.Ordinal);
        Assert.Equal(1, Tile().Count(await browser.GetStringAsync("/Admin/Media?q=dot-01234")));
    }

    [SkippableFact]
    public async Task A_form_uploads_and_the_audit_trail_says_who()
    {
        fixture.Demand();
        using var browser = await Site.SignInAsync();
        var page = await browser.GetStringAsync("/Admin/Media?folder=");

        using var refused = await browser.PostAsync("/Admin/Media?handler=Upload&folder=forms", Form(null, "dot.gif"));
        using var answer = await browser.PostAsync("/Admin/Media?handler=Upload&folder=forms", Form(Token(page), "dot.gif"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("1 file uploaded", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var entry = await Site.AsAsync(Actor.System, services => services.GetRequiredService<CmsDbContext>().Set<AuditEntry>().AsNoTracking().SingleAsync(e => e.Category == "media" && e.Subject == "forms/dot.gif"));
        Assert.Equal(("created", Site.AdminName), (entry.Action, entry.ActorName));
    }

    [SkippableFact]
    public async Task What_is_picked_is_told_with_its_address_and_text_in_the_language_asked_for()
    {
        fixture.Demand();
        await Site.AsAsync(Actor.System, services => services.GetRequiredService<MediaLibrary>().DescribeAsync(
            "river.png", new Dictionary<string, string> { ["en"] = "A river", ["cy"] = "Afon" }, CoproCms.Media.Images.Framing.None, default));
        using var browser = await Site.SignInAsync();

        var picked = (await browser.GetFromJsonAsync<JsonArray>("/Admin/Media?handler=Picked&culture=cy&paths=river.png&paths=nothing.png&paths=../media.key"))!;

        Assert.Equal(("river.png", "/media/river.png", "Afon"), ((string?)picked[0]!["path"], (string?)picked[0]!["url"], (string?)picked[0]!["alt"]));
        Assert.Single(picked);
        Assert.True((int)picked[0]!["width"]! > 100);
    }

    [SkippableTheory]
    [InlineData("/Admin/Media?folder=../..")]
    [InlineData("/Admin/Media?folder=nowhere")]
    [InlineData("/Admin/Media/File?path=../media.key")]
    [InlineData("/Admin/Media/File")]
    [InlineData("/Admin/Media/Folder?path=..")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        fixture.Demand();
        using var browser = await Site.SignInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode);
    }

    [SkippableFact]
    public async Task Files_that_cannot_be_moved_are_named_and_keep_no_other_back()
    {
        fixture.Demand();
        await PutAsync("sorting", "gone.gif", "first.gif", "taken.gif", "last.gif");
        await PutAsync("sorted", "taken.gif");
        using var browser = new FormBrowser(await Site.SignInAsync());
        var page = Selected(await browser.GetAsync("/Admin/Media?folder=sorting"));
        File.Delete(OnDisk("sorting/gone.gif"));

        page = await browser.PressAsync(page, "button[formaction*=Move]", ("target", "sorted"));

        Assert.Equal((true, true), (File.Exists(OnDisk("sorted/first.gif")), File.Exists(OnDisk("sorted/last.gif"))));
        Assert.Contains("2 files moved", page.QuerySelector("#messages")!.TextContent, StringComparison.Ordinal);
        var faults = page.QuerySelectorAll(".error-summary li").Select(e => e.TextContent).ToList();
        Assert.Equal((2, "“sorting/gone.gif”: It is not there any more."), (faults.Count, faults[0]));
        Assert.StartsWith("“sorting/taken.gif”: 'sorted/taken.gif' is there already", faults[1], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Files_that_cannot_be_deleted_are_named_in_Welsh_and_keep_no_other_back()
    {
        fixture.Demand();
        await PutAsync("clearing", "gone.gif", "first.gif");
        File.Copy(OnDisk("river.png"), OnDisk("clearing/used.png"));
        await Site.PublishAsync("Post", item => item.Titled("Shows it").In("en").With("Image", new() { ["Paths"] = new JsonArray("clearing/used.png"), ["MediaTexts"] = new JsonArray("A dot") }));
        using var client = await Site.SignInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("cy");
        using var browser = new FormBrowser(client);
        var page = Selected(await browser.GetAsync("/Admin/Media?folder=clearing"));
        File.Delete(OnDisk("clearing/gone.gif"));

        page = await browser.PressAsync(page, "button[formaction*=Delete]");

        Assert.Equal((false, true), (File.Exists(OnDisk("clearing/first.gif")), File.Exists(OnDisk("clearing/used.png"))));
        Assert.Contains("Symudwyd 1 ffeil i'r bin", page.QuerySelector("#messages")!.TextContent, StringComparison.Ordinal);
        var faults = page.QuerySelectorAll(".error-summary li").Select(e => e.TextContent).ToList();
        Assert.Equal("“clearing/gone.gif”: Nid yw yno mwyach.", faults[0]);
        Assert.StartsWith("Defnyddir clearing/used.png mewn 1 lle", faults[1], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Choosing_no_file_says_so()
    {
        fixture.Demand();
        await PutAsync("unchosen", "one.gif");
        using var browser = new FormBrowser(await Site.SignInAsync());

        var page = await browser.PressAsync(await browser.GetAsync("/Admin/Media?folder=unchosen"), "button[formaction*=Delete]");

        Assert.Equal("Choose a file first.", page.QuerySelector(".error-summary li")!.TextContent);
    }

    [SkippableFact]
    public async Task A_file_that_has_left_the_bin_meanwhile_is_told_of_on_the_page_of_the_bin()
    {
        fixture.Demand();
        await PutAsync("binned", "one.gif", "two.gif");
        foreach (var path in new[] { "binned/one.gif", "binned/two.gif" })
            await Site.AsAsync(Actor.System, services => services.GetRequiredService<MediaLibrary>().DeleteAsync(path, evenIfUsed: false, default));
        using var browser = new FormBrowser(await Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Media/Bin");
        await browser.PressAsync(page, "form[action*=Restore] button");

        foreach (var verb in new[] { "Restore", "Remove" })
        {
            var answer = await browser.PressAsync(page, $"form[action*={verb}] button");

            Assert.Equal("That file is no longer in the bin.", answer.QuerySelector(".error-summary li")!.TextContent);
            Assert.Contains("binned/one.gif", answer.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        }
    }

    private string OnDisk(string path) => Path.Combine(Site.AppData, "Media", path);

    private async Task PutAsync(string folder, params string[] names)
    {
        Directory.CreateDirectory(OnDisk(folder));
        foreach (var name in names)
            await File.WriteAllBytesAsync(OnDisk($"{folder}/{name}"), Dot);
    }

    private static IHtmlDocument Selected(IHtmlDocument page)
    {
        foreach (var box in page.QuerySelectorAll<IHtmlInputElement>("input[name=paths]"))
            box.IsChecked = true;
        return page;
    }

    private static MultipartFormDataContent Form(string? token, string name)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(Dot), "uploads", name } };
        if (token is not null)
            form.Add(new StringContent(token), "__RequestVerificationToken");
        return form;
    }

    private static string Token(string page) => TokenField().Match(page).Groups[1].Value;

    [GeneratedRegex("class=\"media-tile\"")]
    private static partial Regex Tile();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}

public sealed class SqliteMediaLibraryTests(SqliteSite site) : MediaLibraryTests(site), IClassFixture<SqliteSite>;

public sealed class PostgresMediaLibraryTests(PostgresSite site) : MediaLibraryTests(site), IClassFixture<PostgresSite>;

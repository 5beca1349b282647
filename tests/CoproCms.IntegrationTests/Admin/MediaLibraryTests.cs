using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CoproCms.Content;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using CoproCms.Taxonomies;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>A form that is refused comes back with every word that was typed into it.</summary>
public abstract class TypedWordsTests(SiteFixture fixture)
{
    private static readonly byte[] Dot = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private Site Site => fixture.Site;

    [SkippableTheory]
    [InlineData("/Admin/Redirects/Edit", "Input.Path=", "Input.Target=javascript:alert(1)")]
    [InlineData("/Admin/Redirects/Import", "Csv=/old-page")]
    [InlineData("/Admin/DeploymentPlan/Create", "name=a/b", "Items=nowhere-at-all", "Folders=events")]
    [InlineData("/Admin/Webhooks/Create", "url=ftp://example.org/x", "name=Our hook")]
    [InlineData("/Admin/ApiTokens", "name=For the kitchen", "days=many")]
    [InlineData("/Admin/Users/Create", "Input.UserName=someone", "Input.Email=nowhere", "Input.DisplayName=Some One")]
    [InlineData("/Admin/Roles/Index", "Name=Editor", "Description=What we wrote of it")]
    [InlineData("/Admin/OpenId/Scope", "ScopeName=a b", "DisplayName=Reading", "Description=What we wrote of it")]
    [InlineData("/Admin/Templates/Edit", "Input.Name=Content__Post", "Input.Description=Why", "Input.Content={% if")]
    [InlineData("/Admin/AuditTrail/Settings", "RetentionDays=many")]
    [InlineData("/Admin/Media?folder=walked", "name=a:b")]
    [InlineData("/Admin/Media/Folder?path=walked", "target=a:b")]
    [InlineData("/Admin/Media/File?path=walked/dot.gif", "target=walked/dot.exe")]
    [InlineData("/Admin/Media/File?path=walked/dot.gif", "AnchorX=left", "Text.cy=Dot bach")]
    public async Task A_refused_form_has_its_words_still(string address, params string[] typed)
    {
        fixture.Demand();
        var folder = Directory.CreateDirectory(Path.Combine(Site.AppData, "Media", "walked"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "dot.gif"), Dot);
        using var browser = new FormBrowser(await Site.SignInAsync());

        await AssertKeptAsync(browser, await browser.GetAsync(address), typed);
    }

    [SkippableFact]
    public async Task The_files_that_were_chosen_are_chosen_still()
    {
        fixture.Demand();
        var folder = Directory.CreateDirectory(Path.Combine(Site.AppData, "Media", "chosen"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "dot.gif"), Dot);
        using var browser = new FormBrowser(await Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Media?folder=chosen");

        page = await browser.PressAsync(page, "button[formaction*='handler=Move']", ("paths", "chosen/dot.gif"), ("target", "a:b"));

        Assert.Equal("a:b", Value(page, "target"));
        Assert.True(page.QuerySelector<IHtmlInputElement>("input[name=paths]")!.IsChecked);
    }

    [SkippableFact]
    public async Task The_names_of_terms_are_kept()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await Site.SignInAsync());
        var taxonomy = await Site.AsAsync(Actor.System, async s => (await s.GetRequiredService<TaxonomyReader>().FindAsync("themes", default))!);
        var list = $"/Admin/Taxonomies/{taxonomy.Id}/Terms";

        await AssertKeptAsync(browser, await browser.GetAsync(list), "Input.Name=Bread", "BaseVersion=older");
        await AssertKeptAsync(browser, await browser.GetAsync($"{list}/{taxonomy.Terms[0].Id}"), "Name=", "Names[cy]=", "Slugs[cy]=gair");
        var page = await browser.PressAsync(await browser.GetAsync($"{list}/{taxonomy.Terms[0].Id}"), "form[action$=Merge] button", ("IntoId", ""));
        Assert.Equal(taxonomy.Terms[0].Item.DisplayText, Value(page, "Name"));
    }

    [SkippableFact]
    public async Task What_a_role_was_to_be_is_kept()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await Site.SignInAsync());
        var role = (await browser.GetAsync("/Admin/Roles/Index")).QuerySelectorAll<IHtmlAnchorElement>("main table a").Single(a => a.TextContent.Trim() == "Editor").Href;

        await AssertKeptAsync(browser, await browser.GetAsync(role), "Description=What we wrote of it", "Others=NoSuchPermission");
    }

    [SkippableFact]
    public async Task The_note_on_a_change_is_kept()
    {
        fixture.Demand();
        using var browser = await Site.SignInAsync();
        var post = await Site.PublishAsync("Post", item => item.Titled("Noted").In("en"));
        var form = await EditorForm.OpenAsync(browser, EditorForm.AddressOf(post.ContentItemId));

        var again = await form.Fill("PublishLaterPart.ScheduledPublishUtc", "2001-07-01T09:00").Fill("VersionNote", "Why it changed").PressAsync("save", HttpStatusCode.BadRequest);

        Assert.Equal("Why it changed", again.Value("VersionNote"));
    }

    private static async Task AssertKeptAsync(FormBrowser browser, IHtmlDocument page, params string[] typed)
    {
        var pairs = typed.Select(t => t.Split('=', 2)).Select(p => (Name: p[0], Value: p[1])).ToArray();
        page = await browser.PressAsync(page, $"main form:has([name='{pairs[0].Name}']) button:not([formaction]).btn", pairs);

        Assert.NotEmpty(page.QuerySelectorAll("main .alert-danger, main .error-summary, main [aria-invalid=true]"));
        Assert.Equal(
            pairs.Where(p => p.Name != "BaseVersion").Select(p => (p.Name, p.Value)), pairs.Where(p => p.Name != "BaseVersion").Select(p => (p.Name, Value(page, p.Name))));
    }

    private static string Value(IHtmlDocument page, string name) => page.QuerySelector($"main [name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => throw new InvalidOperationException($"There is no {name} on {page.Url}."),
    };
}

public sealed class TypedWordsOnSqliteTests(SqliteSite site) : TypedWordsTests(site), IClassFixture<SqliteSite>;

public sealed class TypedWordsOnPostgresTests(PostgresSite site) : TypedWordsTests(site), IClassFixture<PostgresSite>;

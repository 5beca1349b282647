using System.Net;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using CoproCms.Taxonomies;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>Settings, templates, redirects and terms as an administrator changes them, without any script.</summary>
public abstract class SiteTests(SiteFixture fixture)
{
    [SkippableFact]
    public async Task A_setting_changes_the_site()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Settings/general");
        await browser.PressAsync(page, "main .panel button", ("SiteName", "Network of Networks"), ("SiteNames.en", ""));

        Assert.Contains("Network of Networks</title>", await fixture.Site.Client().GetStringAsync("/about-us"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_setting_that_is_wrong_says_so_at_its_place_and_is_not_saved()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Settings/general");
        page = await browser.PressAsync(page, "main .panel button", ("TimeZoneId", "Europe/Caerdydd"), ("PageSize", "0"));

        Assert.Contains("Europe/Caerdydd", page.QuerySelector("#TimeZoneId-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("at least 1", page.QuerySelector("#PageSize-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Europe/London", (await browser.GetAsync("/Admin/Settings/general")).QuerySelector("#TimeZoneId")!.GetAttribute("value"));
    }

    [SkippableFact]
    public async Task A_template_is_in_use_once_it_is_saved_and_a_fault_names_its_line()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Templates/Edit");
        page = await browser.PressAsync(page, "main .btn-primary[type=submit], main form .btn-primary", ("Input.Name", "Content-Page"), ("Input.Content", "<p>\n{{ Model.ContentItem.DisplayText | upcased }}\n</p>"));
        Assert.Contains("Line 2", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);

        page = await browser.PressAsync(page, "main form .btn-primary", ("Input.Content", "<p class=\"stored\">{{ Model.ContentItem.DisplayText | upcase }}</p>"));
        Assert.EndsWith("?name=content__page", page.Url, StringComparison.Ordinal);
        Assert.Contains("<p class=\"stored\">ABOUT US", await fixture.Site.Client().GetStringAsync("/about-us"), StringComparison.Ordinal);

        page = await browser.GetAsync("/Admin/Templates");
        await browser.PressAsync(page, "main .btn-outline-danger");
        Assert.DoesNotContain("class=\"stored\"", await fixture.Site.Client().GetStringAsync("/about-us"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_template_that_someone_else_changed_is_not_overwritten()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.PressAsync(await browser.GetAsync("/Admin/Templates/Edit"), "main form .btn-primary", ("Input.Name", "Probe"), ("Input.Content", "first"));
        await browser.PressAsync(page, "main form .btn-primary", ("Input.Content", "theirs"));
        page = await browser.PressAsync(page, "main form .btn-primary", ("Input.Content", "mine"));

        Assert.Equal(("mine", "theirs"), (page.QuerySelector("textarea")!.TextContent.Trim(), page.QuerySelector("details pre")!.TextContent));
    }

    [SkippableFact]
    public async Task A_redirect_leads_where_it_says_and_chains_and_loops_are_refused()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        await AddAsync(browser, "/hen-dudalen", "/about-us");
        using var moved = await fixture.Site.Client().GetAsync("/hen-dudalen?a=1");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/about-us?a=1"), (moved.StatusCode, moved.Headers.Location!.OriginalString));

        Assert.Contains("redirected itself", await AddAsync(browser, "/older", "/hen-dudalen"), StringComparison.Ordinal);
        Assert.Contains("round in a circle", await AddAsync(browser, "/same", "/Same/"), StringComparison.Ordinal);
        await AddAsync(browser, "/further", "/new");
        Assert.Contains("redirected twice", await AddAsync(browser, "/new", "/about-us"), StringComparison.Ordinal);
        Assert.Contains("is at this path", await AddAsync(browser, "/about-us", "/"), StringComparison.Ordinal);
        Assert.Contains("by https", await AddAsync(browser, "/away", "http://example.org"), StringComparison.Ordinal);
        Assert.Contains("by https", await AddAsync(browser, "/away", "//example.org"), StringComparison.Ordinal);
        Assert.Contains("belongs to the system", await AddAsync(browser, "/Admin/x", "/about-us"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Rules_by_pattern_are_shown_with_what_becomes_of_them()
    {
        fixture.Demand();
        await RunRecipeAsync("""{"name":"UrlRewriting","Rules":[{"Name":"One path","Source":"Redirect","Pattern":"^/ruled$","SubstitutionPattern":"/about-us"},{"Name":"Many paths","Source":"Redirect","Pattern":"^/blog/(.*)$","SubstitutionPattern":"/news/$1"}]}""");
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());

        var rows = (await browser.GetAsync("/Admin/Redirects")).QuerySelectorAll("section[aria-labelledby=rules] tbody tr").Select(r => r.Children.Select(c => c.TextContent).ToArray());

        Assert.Equal([["One path", "^/ruled$", "/about-us", "Carried out"], ["Many paths", "^/blog/(.*)$", "/news/$1", "Only kept"]], rows);
        using var ruled = await fixture.Site.Client().GetAsync("/ruled");
        Assert.Equal("/about-us", ruled.Headers.Location!.OriginalString);
        using var kept = await fixture.Site.Client().GetAsync("/blog/a");
        Assert.Equal(HttpStatusCode.NotFound, kept.StatusCode);
    }

    [SkippableFact]
    public async Task Templates_of_the_admin_are_kept_with_word_of_it_and_exported()
    {
        fixture.Demand();

        var report = await RunRecipeAsync("""{"name":"AdminTemplates","AdminTemplates":{"Header":{"Content":"<p>Ours</p>"}}}""");

        Assert.Contains("'Header' is kept for export, but not used", Assert.Single(report.Warnings).Message, StringComparison.Ordinal);
        Assert.Contains("AllAdminTemplatesDeploymentStep", Deployment.Plans.PlanChoices.Everything(_ => true).Chosen);
    }

    private Task<RecipeReport> RunRecipeAsync(string step) => fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<RecipeRunner>().RunAsync(
        RecipeReader.Read("test.recipe.json", System.Text.Encoding.UTF8.GetBytes($$"""{"name":"Test","steps":[{{step}}]}"""), RecipeFiles.None), new() { Lenient = true }, default));

    [SkippableFact]
    public async Task Redirects_are_imported_whole_or_not_at_all()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Redirects/Import");
        page = await browser.PressAsync(page, "main form .btn-primary", ("Csv", "path;target\n/one;/about-us\n/two;ftp://example.org\n"));
        Assert.Contains("by https", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        using var none = await fixture.Site.Client().GetAsync("/one");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        await browser.PressAsync(page, "main form .btn-primary", ("Csv", "path;target\n/one;/about-us\n\"/two\";https://example.org/;temporary\n"));
        using var two = await fixture.Site.Client().GetAsync("/two");
        Assert.Equal((HttpStatusCode.Found, "https://example.org/"), (two.StatusCode, two.Headers.Location!.OriginalString));
    }

    [SkippableFact]
    public async Task The_second_page_of_redirects_holds_the_rest_of_them()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var lines = Enumerable.Range(0, 52).Select(i => $"/paged-{i:00},https://example.org/{i}");
        await browser.PressAsync(await browser.GetAsync("/Admin/Redirects/Import"), "main form .btn-primary", ("Csv", string.Join('\n', lines)));
        var first = await browser.GetAsync("/Admin/Redirects?search=paged");
        var second = await browser.GetAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(["/paged-50", "/paged-51"], second.QuerySelectorAll("tbody th").Select(c => c.TextContent));
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.NotEmpty((await browser.GetAsync("/Admin/Redirects?p=2147483647")).QuerySelectorAll("main h2, main p"));
    }

    [SkippableFact]
    public async Task Lists_are_in_the_order_of_the_alphabet_of_the_reader()
    {
        fixture.Demand();
        foreach (var title in new[] { "Chwarae", "Cymuned" })
            await fixture.Site.PublishAsync("Menu", item => item.Titled(title).In("cy"));
        using var client = await fixture.Site.SignInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("cy");
        using var browser = new FormBrowser(client);
        var names = (await browser.GetAsync("/Admin/Menus")).QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim()).ToList();

        // In Welsh ch is a letter of its own, after c.
        Assert.Equal(["Cymuned", "Chwarae"], names.Where(n => n is "Cymuned" or "Chwarae"));
    }

    [SkippableFact]
    public async Task Merging_two_terms_gives_content_the_one_that_stays()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var themes = await TaxonomyAsync("themes");
        var (goes, stays) = (themes.Terms[0], themes.Terms[1]);
        var post = await fixture.Site.PublishAsync("Event", item =>
        {
            item.RequirePart("TitlePart")["Title"] = "Tagged";
            item.RequirePart("Event")["Start"] = new JsonObject { ["Value"] = "2030-01-01T10:00:00Z" };
            item.RequirePart("Event")["Themes"] = new JsonObject { ["TermContentItemIds"] = new JsonArray(goes.Id, stays.Id) };
        });

        var page = await browser.GetAsync($"/Admin/Taxonomies/{themes.Id}/Terms/{goes.Id}");
        page = await browser.PressAsync(page, "form[action$=Merge] button", ("IntoId", stays.Id));

        Assert.Contains("one now", page.QuerySelector("#messages")!.TextContent, StringComparison.Ordinal);
        var tagged = await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<ContentQuery>().FindAsync(post.ContentItemId, ContentStatus.Published, default));
        Assert.Equal([stays.Id], tagged!.Field("Event", "Themes").Texts("TermContentItemIds"));
        Assert.Null((await TaxonomyAsync("themes")).Find(goes.Id));
    }

    [SkippableFact]
    public async Task A_term_that_content_bears_cannot_go_through_any_door_and_one_that_none_bears_can_be_had_back()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var id = (await TaxonomyAsync("categories")).Id;
        foreach (var name in new[] { "Borne", "Bare" })
            await browser.PressAsync(await browser.GetAsync($"/Admin/Taxonomies/{id}/Terms"), "form[action$=Add] button", ("Input.Name", name));
        var categories = await TaxonomyAsync("categories");
        var (borne, bare) = (categories.Terms.Single(t => t.Item.DisplayText == "Borne"), categories.Terms.Single(t => t.Item.DisplayText == "Bare"));
        var post = await fixture.Site.PublishAsync("Post", item => Bearing(item.Titled("Bears it").In("en"), id, borne.Id));
        // What is live bears it still, though the draft on top does not.
        await SaveAsync(Bearing(post.Clone(), id));

        var page = await browser.GetAsync($"/Admin/Taxonomies/{id}/Terms/{borne.Id}");
        Assert.Contains("1 item bears this term, so it cannot be deleted", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var without = categories.Item.Clone();
        ((JsonArray)without.RequirePart("TaxonomyPart")["Terms"]!).RemoveAll(t => (t as JsonObject).Text("ContentItemId") == borne.Id);
        var refused = await Assert.ThrowsAsync<InvalidContentException>(() => SaveAsync(without));
        Assert.Equal("term.used", Assert.Single(refused.Errors).Code);
        Assert.Contains("\"Borne\" cannot go: the number of items that bear it is 1.", refused.Message, StringComparison.Ordinal);
        Assert.NotNull((await TaxonomyAsync("categories")).Find(borne.Id));

        page = await browser.GetAsync($"/Admin/Taxonomies/{id}/Terms/{bare.Id}");
        page = await browser.PressAsync(page, "form[action$=Delete] button");
        Assert.Contains("older version of the taxonomy has it still", page.QuerySelector("#messages")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await TaxonomyAsync("categories")).Find(bare.Id));
    }

    private static ContentItem Bearing(ContentItem item, string taxonomyId, params string[] termIds) =>
        item.With("Categories", new() { ["TaxonomyContentItemId"] = taxonomyId, ["TermContentItemIds"] = new JsonArray([.. termIds.Select(t => JsonValue.Create(t))]) });

    // As the form of an item and the interfaces do.
    private Task SaveAsync(ContentItem item) => fixture.Site.AsAsync(Actor.System, services =>
        services.GetRequiredService<ContentManager>().SaveAsync(item, new() { BaseVersionId = item.ContentItemVersionId }, default));

    [SkippableFact]
    public async Task A_term_is_added_named_in_Welsh_and_moved()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var categories = await TaxonomyAsync("categories");
        var page = await browser.GetAsync($"/Admin/Taxonomies/{categories.Id}/Terms");
        page = await browser.PressAsync(page, "form[action$=Add] button", ("Input.Name", "Learning"));
        var added = (await TaxonomyAsync("categories")).Terms.Single(t => t.Item.DisplayText == "Learning");
        page = await browser.PressAsync(page, $"#term-{added.Id} button[value=Up]");
        page = await browser.GetAsync($"/Admin/Taxonomies/{categories.Id}/Terms/{added.Id}");
        await browser.PressAsync(page, "main .btn-primary", ("Names[cy]", "Dysgu"));

        var taxonomy = await TaxonomyAsync("categories");
        Assert.Equal(("Dysgu", "dysgu"), (taxonomy.Find(added.Id)!.NameIn("cy"), taxonomy.Find(added.Id)!.SlugIn("cy")));
        Assert.Equal(added.Id, taxonomy.Terms[^2].Id);
    }

    private static async Task<string> AddAsync(FormBrowser browser, string path, string target)
    {
        var page = await browser.GetAsync("/Admin/Redirects/Edit");
        page = await browser.PressAsync(page, "main form .btn-primary", ("Input.Path", path), ("Input.Target", target));
        return page.QuerySelector("main")!.TextContent;
    }

    private Task<Taxonomy> TaxonomyAsync(string alias) => fixture.Site.AsAsync(Actor.System, async services =>
        (await services.GetRequiredService<TaxonomyReader>().FindAsync(alias, default))!);
}

public sealed class SiteOnSqliteTests(SqliteSite site) : SiteTests(site), IClassFixture<SqliteSite>;

public sealed class SiteOnPostgresTests(PostgresSite site) : SiteTests(site), IClassFixture<PostgresSite>;

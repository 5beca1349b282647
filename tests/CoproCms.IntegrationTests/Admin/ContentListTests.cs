using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>The content list, the bin, the versions and the review as pages: what they show to whom, and what their forms do.</summary>
public sealed partial class ContentListTests(ContentListTests.People fixture) : IClassFixture<ContentListTests.People>
{
    private const string List = "/Admin/Contents/ContentItems";

    private Site Site => fixture.Site;

    [Fact]
    public async Task Filters_stand_in_the_address_and_narrow_the_list()
    {
        await PostAsync("Sieve in English", "en");
        await PostAsync("Sieve yn Gymraeg", "cy");
        var admin = await fixture.AsAsync(Site.AdminName);

        Assert.Equal(["Sieve in English", "Sieve yn Gymraeg"], Titles(await admin.GetStringAsync(List + "?q=sieve")).Order());
        Assert.Equal(["Sieve yn Gymraeg"], Titles(await admin.GetStringAsync(List + "?q=sieve&culture=cy")));
        Assert.Equal(["Sieve in English"], Titles(await admin.GetStringAsync(List + "/Post?q=english+sieve")));
        Assert.Empty(Titles(await admin.GetStringAsync(List + "/Event?q=sieve")));
        Assert.Contains("Nothing matches these filters.", await admin.GetStringAsync(List + "?q=sieve&status=draft"), StringComparison.Ordinal);
        Assert.Equal(2, Titles(await admin.GetStringAsync(List + "?q=sieve&from=2020-01-01&to=2100-01-01")).Count);
        Assert.Empty(Titles(await admin.GetStringAsync(List + "?q=sieve&to=2020-01-01")));
        Assert.Empty(Titles(await admin.GetStringAsync(List + "?q=sieve&owner=nobody-of-that-name")));
    }

    [Fact]
    public async Task A_partial_update_is_the_results_alone_with_the_address_to_remember()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        using var request = new HttpRequestMessage(HttpMethod.Get, List + "?q=&status=published&sort=");
        request.Headers.Add("HX-Request", "true");
        using var answer = await admin.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.StartsWith("<section id=\"list-results\"", html.TrimStart(), StringComparison.Ordinal);
        Assert.Equal(List + "?status=published", answer.Headers.GetValues("HX-Push-Url").Single());
    }

    [Fact]
    public async Task Pages_follow_one_another_without_repeating_or_missing_an_item_while_others_write()
    {
        for (var i = 0; i < 30; i++)
            await PostAsync($"Leaf {i:00}", "en");
        var admin = await fixture.AsAsync(Site.AdminName);
        var first = await admin.GetStringAsync(List + "?q=leaf&sort=title");
        await PostAsync("Leaf 00 and a half", "en");
        var second = await admin.GetStringAsync(Next().Match(first).Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal));
        var back = await admin.GetStringAsync(Previous().Match(second).Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal));

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"Leaf {i:00}"), Titles(first));
        Assert.Equal(Enumerable.Range(25, 5).Select(i => $"Leaf {i:00}"), Titles(second));
        Assert.Equal("Leaf 24", Titles(back)[^1]);
    }

    [Fact]
    public async Task A_cursor_of_another_order_leads_to_the_beginning()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        using var answer = await admin.GetAsync(List + "?sort=title&after=AAAAnonsense");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("?sort=title", answer.RequestMessage!.RequestUri!.Query);
    }

    [Fact]
    public async Task Several_items_are_unpublished_at_once_and_undoing_puts_back_just_that()
    {
        var live = await PostAsync("Batch live", "en");
        var changed = await PostAsync("Batch changed", "en");
        await ChangeAsync(changed.ContentItemId, "Batch changed further");
        var draft = await Site.AsAsync(Actor.System, async s => await s.GetRequiredService<ContentManager>().SaveAsync(
            (await s.GetRequiredService<ContentManager>().NewAsync("Post", default)).Titled("Batch draft").In("en"), new(), default));
        var elen = await fixture.AsAsync("Elen");

        var done = await SubmitAsync(elen, List + "?q=batch", "Bulk", ("verb", "Unpublish"), ("id", live.ContentItemId), ("id", changed.ContentItemId), ("id", draft.ContentItemId), ("back", "?q=batch"));
        Assert.Equal("2 items unpublished. 1 item left as it was: “Batch draft”: It is not published.", Told(done));
        Assert.Null(await LiveAsync(live.ContentItemId));
        Assert.Null(await LiveAsync(changed.ContentItemId));

        var undone = await UndoAsync(elen, done);
        Assert.Equal("Undone: 2 items are as they were before.", Told(undone));
        Assert.Equal(live.PublishedUtc, (await LiveAsync(live.ContentItemId))!.PublishedUtc);
        Assert.Equal(("Batch changed", false), ((await LiveAsync(changed.ContentItemId))!.DisplayText!, (await LiveAsync(changed.ContentItemId))!.Latest));
        Assert.Null(await LiveAsync(draft.ContentItemId));
    }

    [Fact]
    public async Task Undoing_leaves_alone_what_was_changed_since()
    {
        var one = await PostAsync("Overtaken one", "en");
        var two = await PostAsync("Overtaken two", "en");
        var elen = await fixture.AsAsync("Elen");
        var done = await SubmitAsync(elen, List, "Bulk", ("verb", "Unpublish"), ("id", one.ContentItemId), ("id", two.ContentItemId));
        await ChangeAsync(one.ContentItemId, "Overtaken one, rewritten");

        var undone = WebUtility.HtmlDecode(await UndoAsync(elen, done));

        Assert.Contains("Undone: 1 item is as it was before. 1 item left as it was: “Overtaken one, rewritten”: It was changed in the meantime.", undone, StringComparison.Ordinal);
        Assert.Null(await LiveAsync(one.ContentItemId));
        Assert.NotNull(await LiveAsync(two.ContentItemId));
    }

    [Fact]
    public async Task What_is_deleted_stands_in_the_bin_with_who_and_comes_back()
    {
        var item = await PostAsync("Dustbin", "en");
        var elen = await fixture.AsAsync("Elen");
        await SubmitAsync(elen, List, "Bulk", ("verb", "Delete"), ("id", item.ContentItemId));

        var bin = await elen.GetStringAsync("/Admin/Contents/Bin?q=dustbin");
        Assert.Equal(["Dustbin"], Titles(bin));
        Assert.Contains("<span class=\"list-by\">Elen</span>", bin, StringComparison.Ordinal);
        Assert.Empty(Titles(await elen.GetStringAsync(List + "?q=dustbin")));

        await SubmitAsync(elen, "/Admin/Contents/Bin", "Bulk", ("verb", "Restore"), ("id", item.ContentItemId));
        Assert.NotNull(await LiveAsync(item.ContentItemId));
    }

    [Fact]
    public async Task A_contributor_sees_what_they_may_see_and_can_do_nothing_to_it_at_once()
    {
        var item = await PostAsync("Beyond reach", "en");
        await Site.AsAsync(Actor.System, async s => await s.GetRequiredService<ContentManager>().SaveAsync(
            (await s.GetRequiredService<ContentManager>().NewAsync("Post", default)).Titled("Beyond sight").In("en"), new(), default));
        var carwyn = await fixture.AsAsync("Carwyn");
        var page = await carwyn.GetStringAsync(List + "?q=beyond");

        Assert.Equal(["Beyond reach"], Titles(page));
        Assert.DoesNotContain("value=\"Unpublish\"", page, StringComparison.Ordinal);
        var refused = await SubmitAsync(carwyn, List, "Bulk", ("verb", "Unpublish"), ("id", item.ContentItemId));
        Assert.Contains("“Beyond reach”: You may not do this.", WebUtility.HtmlDecode(refused), StringComparison.Ordinal);
        Assert.NotNull(await LiveAsync(item.ContentItemId));
    }

    [Fact]
    public async Task A_filter_is_kept_under_a_name_and_shared_when_its_owner_says_so()
    {
        var elen = await fixture.AsAsync("Elen");
        var carwyn = await fixture.AsAsync("Carwyn");
        await SubmitAsync(elen, List, "SaveFilter", ("name", "Welsh posts"), ("shared", "true"), ("query", "?type=Post&culture=cy&evil=1"));
        await SubmitAsync(elen, List, "SaveFilter", ("name", "Only mine"), ("query", "?owner=me"));

        var hers = await elen.GetStringAsync(List);
        var his = await carwyn.GetStringAsync(List);
        Assert.Contains($"href=\"{List}?type=Post&amp;culture=cy\"", his, StringComparison.Ordinal);
        Assert.Contains("Only mine", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("Only mine", his, StringComparison.Ordinal);

        var id = Removal().Match(await elen.GetStringAsync(List + "?type=Post&culture=cy")).Groups[1].Value;
        await SubmitAsync(carwyn, List, "RemoveFilter", ("id", id));
        Assert.Contains("Welsh posts", await elen.GetStringAsync(List), StringComparison.Ordinal);
        await SubmitAsync(elen, List, "RemoveFilter", ("id", id));
        Assert.DoesNotContain("Welsh posts", await carwyn.GetStringAsync(List), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_version_comes_back_as_a_draft_and_what_is_live_stays()
    {
        var item = await PostAsync("Once upon a time", "en");
        await ChangeAsync(item.ContentItemId, "Twice upon a time", publish: true);
        var elen = await fixture.AsAsync("Elen");
        var versions = $"{List}/{item.ContentItemId}/Versions";
        var page = await elen.GetStringAsync(versions);
        var compared = await elen.GetStringAsync(versions + "/Compare?from=2&to=1");
        Assert.Contains("<del>Once</del>", compared, StringComparison.Ordinal);
        Assert.Contains("<ins>Twice</ins>", compared, StringComparison.Ordinal);

        await SubmitAsync(elen, versions, "Restore", ("number", "1"), ("latest", Latest().Match(page).Groups[1].Value));

        Assert.Equal("Twice upon a time", (await LiveAsync(item.ContentItemId))!.DisplayText);
        var draft = await Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentQuery>().FindAsync(item.ContentItemId, ContentStatus.Draft, default));
        Assert.Equal(("Once upon a time", "Elen"), (draft!.DisplayText, draft.Author));
        Assert.Contains("Version 1 restored", await elen.GetStringAsync(versions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_today_s_rules_refuse_is_not_restored_and_the_fault_is_named()
    {
        await PlaceAsync(required: false);
        var item = await Site.PublishAsync("Notice", i => i.Titled("Before the rule"));
        await Site.AsAsync(Actor.System, async s =>
        {
            var content = s.GetRequiredService<ContentManager>();
            await content.SaveAsync((await content.GetForEditAsync(item.ContentItemId, default)).With("Place", new() { ["Text"] = "Hall" }), new() { Publish = true }, default);
        });
        await PlaceAsync(required: true);
        var elen = await fixture.AsAsync("Elen");
        var versions = $"{List}/{item.ContentItemId}/Versions";
        var page = await elen.GetStringAsync(versions);

        var refused = await SubmitAsync(elen, versions, "Restore", ("number", "1"), ("latest", Latest().Match(page).Groups[1].Value));

        Assert.Contains("Notice.Place.Text: A value is required for Place.", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Version 1 restored", await elen.GetStringAsync(versions), StringComparison.Ordinal);
        Assert.Equal("Hall", (string?)(await LiveAsync(item.ContentItemId))!.Content["Notice"]!["Place"]!["Text"]);
    }

    [Fact]
    public async Task A_picture_without_words_comes_back_as_a_draft_which_cannot_be_published()
    {
        var item = await Site.AsAsync(Actor.System, async s =>
        {
            var content = s.GetRequiredService<ContentManager>();
            var post = (await content.NewAsync("Post", default)).Titled("Wordless").In("en").With("Image", new() { ["Paths"] = new JsonArray("river.png"), ["MediaTexts"] = new JsonArray("") });
            return await content.SaveAsync(post, new(), default);
        });
        await Site.AsAsync(Actor.System, async s =>
        {
            var content = s.GetRequiredService<ContentManager>();
            var post = (await content.GetForEditAsync(item.ContentItemId, default)).With("Image", new() { ["Paths"] = new JsonArray("river.png"), ["MediaTexts"] = new JsonArray("A river") });
            await content.SaveAsync(post, new() { Publish = true }, default);
        });
        var elen = await fixture.AsAsync("Elen");
        var versions = $"{List}/{item.ContentItemId}/Versions";
        var page = await elen.GetStringAsync(versions);

        var restored = await SubmitAsync(elen, versions, "Restore", ("number", "1"), ("latest", Latest().Match(page).Groups[1].Value));
        Assert.Contains("Version 1 is back as a draft.", restored, StringComparison.Ordinal);
        var refused = await SubmitAsync(elen, List, "Bulk", ("verb", "Publish"), ("id", item.ContentItemId));

        Assert.Contains("alternative text", refused, StringComparison.Ordinal);
        Assert.Contains("A river", (await LiveAsync(item.ContentItemId))!.Content.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restoration_that_knows_less_than_what_was_saved_meanwhile_is_refused()
    {
        var item = await PostAsync("Before the rule", "en");
        await ChangeAsync(item.ContentItemId, "After the rule");
        var elen = await fixture.AsAsync("Elen");
        var stale = await SubmitAsync(elen, $"{List}/{item.ContentItemId}/Versions", "Restore", ("number", "1"), ("latest", item.ContentItemVersionId));
        Assert.Contains("Someone saved this meanwhile.", stale, StringComparison.Ordinal);

        var admin = await fixture.AsAsync(Site.AdminName);
        using var answer = await admin.GetAsync($"{List}/{item.ContentItemId}/Versions/Compare?from=1&to=99");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static List<string> Titles(string page) => [.. Title().Matches(page).Select(m => WebUtility.HtmlDecode(Tag().Replace(m.Groups[1].Value, "")).Trim())];

    private static string Told(string page) => WebUtility.HtmlDecode(Message().Match(page).Groups[1].Value);

    private static async Task<string> SubmitAsync(HttpClient browser, string page, string handler, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await browser.GetStringAsync(page)).Groups[1].Value;
        var path = page.Split('?')[0];
        using var answer = await browser.PostAsync($"{path}?handler={handler}", new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2))));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> UndoAsync(HttpClient browser, string page)
    {
        using var answer = await browser.PostAsync(
            Undo().Match(page).Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal), new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<ContentItem> PostAsync(string title, string culture) => Site.PublishAsync("Post", i => i.Titled(title).In(culture));

    private Task ChangeAsync(string id, string title, bool publish = false) => Site.AsAsync(Actor.System, async s =>
    {
        var content = s.GetRequiredService<ContentManager>();
        await content.SaveAsync((await content.GetForEditAsync(id, default)).Titled(title), new() { Publish = publish }, default);
    });

    // A type of its own, so that the rule is in nobody's way.
    private Task PlaceAsync(bool required) => Site.AsAsync(Actor.System, services =>
    {
        var recipe = """
            {"name":"Notices","steps":[{"name":"ContentDefinition",
            "ContentTypes":[{"Name":"Notice","DisplayName":"Notice","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true,"Draftable":true,"Versionable":true}},
            "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"Notice","Name":"Notice","Settings":{}}]}],
            "ContentParts":[{"Name":"Notice","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Place","Settings":{"TextFieldSettings":{"Required":FLAG}}}]}]}]}
            """.Replace("FLAG", required ? "true" : "false", StringComparison.Ordinal);
        return services.GetRequiredService<RecipeRunner>().RunAsync(RecipeReader.Read("notices.recipe.json", Encoding.UTF8.GetBytes(recipe), RecipeFiles.None), new(), default);
    });

    private Task<ContentItem?> LiveAsync(string id) => Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentQuery>().FindAsync(id, ContentStatus.Published, default));

    [GeneratedRegex("<th scope=\"row\" class=\"list-title\"[^>]*>(.*?)</th>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex Next();

    [GeneratedRegex("rel=\"prev\" href=\"([^\"]+)\"")]
    private static partial Regex Previous();

    [GeneratedRegex("name=\"antiforgery\" content=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("action=\"([^\"]*handler=Undo[^\"]*)\"")]
    private static partial Regex Undo();

    [GeneratedRegex("name=\"id\" value=\"([0-9a-z]{26})\" data-confirm")]
    private static partial Regex Removal();

    [GeneratedRegex("data-message>\\s*<span>([^<]*)</span>")]
    private static partial Regex Message();

    [GeneratedRegex("name=\"latest\" value=\"([^\"]+)\"")]
    private static partial Regex Latest();

    /// <summary>A site with an editor and a contributor.</summary>
    public sealed class People() : SiteFixture(TestDatabase.Sqlite)
    {
        private readonly Dictionary<string, HttpClient> _browsers = [];

        /// <summary>The browser in which someone is signed in: one for all tests, since nobody signs in as often as that.</summary>
        public async Task<HttpClient> AsAsync(string name) => _browsers.TryGetValue(name, out var browser) ? browser : _browsers[name] = await Site.SignInAsync(name);

        protected override Task FillAsync() => Site.AsAsync(Actor.System, async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            foreach (var (name, role) in new[] { ("Elen", SystemRoles.Editor), ("Carwyn", SystemRoles.Contributor) })
            {
                var user = new User { UserName = name, Email = name + "@example.org" };
                Assert.True((await users.CreateAsync(user, Site.AdminPassword)).Succeeded);
                Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
            }
        });
    }
}

using System.Net;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>The form of content items, used as a browser without JavaScript uses it.</summary>
public sealed class ContentEditorTests(ContentEditorTests.People fixture) : IClassFixture<ContentEditorTests.People>
{
    private const string CreateEvent = "/Admin/Contents/ContentTypes/Event/Create";

    private Site Site => fixture.Site;

    [Theory]
    [InlineData("Post")]
    [InlineData("Event")]
    [InlineData("Initiative")]
    [InlineData("Principle")]
    [InlineData("Page")]
    [InlineData("Listing")]
    [InlineData("Taxonomy")]
    [InlineData("Menu")]
    public async Task What_the_recipe_made_opens_and_saves_unchanged(string type)
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        foreach (var before in await Site.AsAsync(Actor.System, services => services.GetRequiredService<ContentQuery>().ListAsync(new() { Types = [type], Take = 6 }, default)))
        {
            var form = await EditorForm.OpenAsync(admin, EditorForm.AddressOf(before.ContentItemId));

            await form.PressAsync("save");

            // Every save gives an item the parts and fields that its type has got since.
            var (after, expected) = (await LatestAsync(before.ContentItemId), before.Clone());
            Site.Services.GetRequiredService<ContentItemFactory>().FillIn(expected, await TypeAsync(type));
            Assert.NotEqual(before.ContentItemVersionId, after.ContentItemVersionId);
            Assert.Empty(expected.Content.Select(p => p.Key).Union(after.Content.Select(p => p.Key))
                .Where(part => !JsonNode.DeepEquals(expected.Content[part], after.Content[part])).Select(part => $"{expected.Content[part]}\nbecame\n{after.Content[part]}"));
        }
    }

    [Fact]
    public async Task Faults_stand_at_their_fields_and_at_the_top_and_no_word_is_lost()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        var form = await EditorForm.OpenAsync(admin, CreateEvent);

        var again = await form.Fill("Event.Summary.Text", "Bring a friend").Fill("Event.Start.Value", "2027-05-06T18:00").Fill("Event.End.Value", "2027-05-06T17:00")
            .Fill("Event.Capacity.Value", "many").PressAsync("publish", HttpStatusCode.BadRequest);

        Assert.NotEmpty(again.Fault("TitlePart.Title"));
        Assert.NotEmpty(again.Fault("Event.End.Value"));
        Assert.NotEmpty(again.Fault("Event.Capacity.Value"));
        Assert.All(again.Page.QuerySelectorAll("[data-error-summary] a"), link => Assert.NotNull(again.Page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(("Bring a friend", "2027-05-06T17:00", "many"), (again.Value("Event.Summary.Text"), again.Value("Event.End.Value"), again.Value("Event.Capacity.Value")));
    }

    [Fact]
    public async Task Faults_of_nested_items_stand_at_theirs()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        var form = await EditorForm.OpenAsync(admin, "/Admin/Contents/ContentTypes/Menu/Create");
        form = await form.Fill("TitlePart.Title", "Small menu").Fill("add:MenuItemsListPart.MenuItems", "LinkMenuItem").PressAsync("add:MenuItemsListPart.MenuItems");

        var again = await form.Fill("MenuItemsListPart.MenuItems[0].LinkMenuItemPart.Url", "javascript:x").PressAsync("save", HttpStatusCode.BadRequest);

        Assert.NotEmpty(again.Fault("MenuItemsListPart.MenuItems[0].LinkMenuItemPart.Url"));
        Assert.NotEmpty(again.Fault("MenuItemsListPart.MenuItems[0].TitlePart.Title"));
    }

    [Fact]
    public async Task Rows_are_added_moved_and_removed_by_buttons_of_the_form()
    {
        const string items = "MenuItemsListPart.MenuItems";
        var admin = await fixture.AsAsync(Site.AdminName);
        var form = await EditorForm.OpenAsync(admin, "/Admin/Contents/ContentTypes/Menu/Create");
        form.Fill("TitlePart.Title", "Three rows");
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            form = await form.Fill($"add:{items}", "LinkMenuItem").PressAsync($"add:{items}");
            var last = form.Page.QuerySelectorAll("[data-row]").Length - 1;
            form.Fill($"{items}[{last}].TitlePart.Title", name).Fill($"{items}[{last}].LinkMenuItemPart.Url", "~/" + name);
        }

        form = await form.PressAsync($"up:{items}[2]");
        form = await form.PressAsync($"remove:{items}[0]");
        form = await form.PressAsync("save");

        var saved = await LatestAsync(form.Value("ContentItemId"));
        Assert.Equal(["Three", "Two"], saved.Part("MenuItemsListPart").Objects("MenuItems").Select(i => i.Text("DisplayText")));
    }

    [Fact]
    public async Task A_time_that_the_clocks_leap_over_is_kept_as_the_instant_it_must_mean()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        var form = await EditorForm.OpenAsync(admin, CreateEvent);

        form = await form.Fill("TitlePart.Title", "At the leap").Fill("Event.Start.Value", "2027-03-28T01:30").Fill("PublishLaterPart.ScheduledPublishUtc", "2027-07-01T09:00").PressAsync("save");

        var saved = await LatestAsync(form.Value("ContentItemId"));
        Assert.Equal("2027-03-28T01:30:00Z", saved.Field("Event", "Start").Text("Value"));
        Assert.Equal("2027-03-28T02:30", form.Value("Event.Start.Value"));
        Assert.Equal("2027-07-01T08:00:00Z", saved.Part("PublishLaterPart").Text("ScheduledPublishUtc"));
    }

    [Fact]
    public async Task A_date_in_the_past_is_refused_at_its_control()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        var form = await EditorForm.OpenAsync(admin, "/Admin/Contents/ContentTypes/Page/Create");

        var again = await form.Fill("TitlePart.Title", "Late").Fill("PublishLaterPart.ScheduledPublishUtc", "2001-07-01T09:00").PressAsync("save", HttpStatusCode.BadRequest);

        Assert.NotEmpty(again.Fault("PublishLaterPart.ScheduledPublishUtc"));
    }

    [Fact]
    public async Task A_stale_form_is_led_to_the_merge_with_all_it_holds()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        var id = (await PageAsync("Stale")).ContentItemId;
        var mine = await EditorForm.OpenAsync(admin, EditorForm.AddressOf(id));
        await (await EditorForm.OpenAsync(admin, EditorForm.AddressOf(id))).Fill("TitlePart.Title", "Theirs").PressAsync("save");

        using var answer = await mine.Fill("TitlePart.Title", "Mine").PostAsync("save");

        Assert.Equal($"/Admin/Contents/ContentItems/{id}/Merge", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Mine", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Theirs", (await LatestAsync(id)).DisplayText);
    }

    [Fact]
    public async Task A_translation_starts_as_a_draft_copy_and_is_linked_from_then_on()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        var source = await PageAsync("About the river");

        var welsh = await (await EditorForm.OpenAsync(admin, EditorForm.AddressOf(source.ContentItemId))).Fill("TitlePart.Title", "About the rivers").PressAsync("translate:cy");

        var made = await LatestAsync(welsh.Value("ContentItemId"));
        Assert.Equal(("cy", source.LocalizationSet, false, "About the rivers"), (made.Culture, made.LocalizationSet, made.Published, made.DisplayText));
        Assert.NotEqual(source.ContentItemId, made.ContentItemId);
        var english = await EditorForm.OpenAsync(admin, EditorForm.AddressOf(source.ContentItemId));
        Assert.Contains(english.Page.QuerySelectorAll(".editor-side a"), a => a.GetAttribute("href") == EditorForm.AddressOf(made.ContentItemId));
    }

    [Fact]
    public async Task A_form_whose_command_was_refused_goes_on_from_what_it_saved()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        var id = (await PageAsync("Translated twice")).ContentItemId;
        var form = await EditorForm.OpenAsync(admin, EditorForm.AddressOf(id));
        await (await EditorForm.OpenAsync(admin, EditorForm.AddressOf(id))).PressAsync("translate:cy");

        var refused = await form.Fill("TitlePart.Title", "Written meanwhile").PressAsync("translate:cy", HttpStatusCode.BadRequest);
        Assert.Equal("Written meanwhile", (await LatestAsync(id)).DisplayText);
        using var answer = await refused.Fill("TitlePart.Title", "Written then").PostAsync("save");

        Assert.Equal(EditorForm.AddressOf(id), answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("Written then", (await LatestAsync(id)).DisplayText);
    }

    [Fact]
    public async Task A_copy_stands_by_itself()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        var source = await PageAsync("To copy");

        var copy = await (await EditorForm.OpenAsync(admin, EditorForm.AddressOf(source.ContentItemId))).PressAsync("clone");

        var made = await LatestAsync(copy.Value("ContentItemId"));
        Assert.Equal(("To copy (copy)", "to-copy-copy"), (made.DisplayText, made.Path));
        Assert.NotEqual(source.LocalizationSet, made.LocalizationSet);
        Assert.Equal(source.ContentItemVersionId, (await LatestAsync(source.ContentItemId)).ContentItemVersionId);
    }

    [Fact]
    public async Task What_goes_into_the_bin_comes_back_by_the_message_that_says_so()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        var page = await PageAsync("Thrown away");
        using var answer = await (await EditorForm.OpenAsync(admin, EditorForm.AddressOf(page.ContentItemId))).PostAsync("delete");
        var list = await answer.Content.ReadAsStringAsync();

        Assert.Contains($"/Admin/Contents/ContentItems/{page.ContentItemId}/Restore", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(EditorForm.AddressOf(page.ContentItemId))).StatusCode);
    }

    [Fact]
    public async Task Pickers_find_by_a_part_of_the_name_whatever_its_case()
    {
        var admin = await fixture.AsAsync(Site.AdminName);
        await PageAsync("Tŷ agored");

        var found = JsonNode.Parse(await admin.GetStringAsync("/Admin/Contents/Pick?handler=Options&kind=Items&types=Page&q=T%C5%B6%20AGO"))!.AsArray();

        Assert.Equal("Tŷ agored", found.Single()!["text"]!.GetValue<string>());
        Assert.Contains("Tŷ agored", WebUtility.HtmlDecode(await admin.GetStringAsync("/Admin/Contents/Pick?kind=Items&types=Page&q=agored")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/Admin/Contents/ContentTypes/Tag/Create", HttpStatusCode.NotFound)]
    [InlineData("/Admin/Contents/ContentTypes/Nothing/Create", HttpStatusCode.NotFound)]
    [InlineData("/Admin/Contents/ContentItems/4fvnxm519pf4jxhcqdgj66rncs/Edit", HttpStatusCode.NotFound)]
    [InlineData("/Admin/Contents/Nested?type=Nothing&name=x&key=1", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_not_found(string address, HttpStatusCode expected)
    {
        var admin = await fixture.AsAsync(Site.AdminName);

        Assert.Equal(expected, (await admin.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_edit_an_item_is_refused_and_who_may_not_publish_sees_no_button_for_it()
    {
        var carwyn = await fixture.AsAsync(People.Contributor);
        var someoneElses = await PageAsync("Not his");

        Assert.Equal(HttpStatusCode.Forbidden, (await carwyn.GetAsync(EditorForm.AddressOf(someoneElses.ContentItemId))).StatusCode);
        var own = await EditorForm.OpenAsync(carwyn, "/Admin/Contents/ContentTypes/Page/Create");
        Assert.Empty(own.Page.QuerySelectorAll("button[value=publish]"));
        using var refused = await own.Fill("TitlePart.Title", "His own").PostAsync("publish");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var saved = await own.PressAsync("save");
        Assert.Equal("His own", (await LatestAsync(saved.Value("ContentItemId"))).DisplayText);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await fixture.AsAsync(People.Moderator)).GetAsync(CreateEvent)).StatusCode);
    }

    private Task<ContentTypeDefinition> TypeAsync(string name) =>
        Site.AsAsync(Actor.System, async services => (await services.GetRequiredService<DefinitionStore>().GetAsync(default)).Type(name)!);

    private Task<ContentItem> PageAsync(string title) => Site.PublishAsync("Page", item => item.Titled(title).In("en"));

    private Task<ContentItem> LatestAsync(string id) =>
        Site.AsAsync(Actor.System, async services => await services.GetRequiredService<ContentManager>().GetForEditAsync(id, default));

    /// <summary>A site with a person of each kind, each with one browser: nobody signs in as often as there are tests.</summary>
    public sealed class People() : SiteFixture(TestDatabase.Sqlite)
    {
        public const string Contributor = "Carwyn";
        public const string Moderator = "Mali";

        private readonly Dictionary<string, HttpClient> _browsers = [];

        public async Task<HttpClient> AsAsync(string name) => _browsers.TryGetValue(name, out var browser) ? browser : _browsers[name] = await Site.SignInAsync(name);

        protected override Task FillAsync() => Site.AsAsync(Actor.System, async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            foreach (var (name, role) in new[] { (Contributor, SystemRoles.Contributor), (Moderator, SystemRoles.Moderator) })
            {
                var user = new User { UserName = name, Email = name + "@example.org" };
                Assert.True((await users.CreateAsync(user, Site.AdminPassword)).Succeeded);
                Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
            }
        });
    }
}

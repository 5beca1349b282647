using System.Net;
using CoproCms.Content;
using CoproCms.Editing;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>What an editor writes is kept before it is saved, and found again.</summary>
public abstract class UnsavedWorkTests(EditingSite fixture)
{
    private const string Summary = "Post.Summary.Text";

    [SkippableFact]
    public async Task Words_that_were_kept_stand_in_the_form_when_it_is_opened_again()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Kept words");
        var form = await fixture.OpenAsync(EditingSite.Ann, item);
        form[Summary] = "Not saved yet";

        Assert.Equal(HttpStatusCode.OK, await form.KeepAsync());

        var again = await fixture.OpenAsync(EditingSite.Ann, item);
        Assert.Equal("Not saved yet", again[Summary]);
        Assert.Contains("Your unsaved changes from", again.Html, StringComparison.Ordinal);
        Assert.Equal("As it was", (await fixture.OpenAsync(EditingSite.Bryn, item))[Summary]);
        Assert.Equal(item.ContentItemVersionId, (await fixture.LatestAsync(item.ContentItemId)).ContentItemVersionId);
    }

    [SkippableFact]
    public async Task Saving_forgets_what_was_kept()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Saved in the end");
        var form = await fixture.OpenAsync(EditingSite.Ann, item);
        form[Summary] = "Saved";
        await form.KeepAsync();

        using var answer = await form.SaveAsync();

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var again = await fixture.OpenAsync(EditingSite.Ann, item);
        Assert.Equal(("Saved", ""), (again[Summary], again.Known));
    }

    [SkippableFact]
    public async Task Words_need_no_rule_to_hold()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Has a title");
        var form = await fixture.OpenAsync(EditingSite.Ann, item);
        (form["TitlePart.Title"], form[Summary]) = ("", "A text without a title");

        Assert.Equal(HttpStatusCode.OK, await form.KeepAsync());
        Assert.Equal("A text without a title", (await fixture.OpenAsync(EditingSite.Ann, item))[Summary]);
    }

    [SkippableFact]
    public async Task Discarding_brings_the_saved_version_back()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Thrown away");
        var form = await fixture.OpenAsync(EditingSite.Ann, item);
        form[Summary] = "Never mind";
        await form.KeepAsync();

        await form.DiscardAsync();

        Assert.Equal("As it was", (await fixture.OpenAsync(EditingSite.Ann, item))[Summary]);
    }

    [SkippableFact]
    public async Task A_new_item_is_found_again_before_it_was_ever_saved()
    {
        fixture.Demand();
        var browser = await fixture.BrowserAsync(EditingSite.Ann);
        var form = await OpenForm.ReadAsync(browser, "/Admin/Contents/ContentTypes/Post/Create");
        form["TitlePart.Title"] = "Hardly begun";
        await form.KeepAsync();

        var list = await browser.GetStringAsync("/Admin/Contents/Unsaved");
        Assert.Contains($"/Admin/Contents/ContentTypes/Post/Create?id={form.Id}", list, StringComparison.Ordinal);
        Assert.Contains("Hardly begun", list, StringComparison.Ordinal);
        Assert.Contains("unsaved work of yours", await browser.GetStringAsync("/Admin"), StringComparison.Ordinal);
        Assert.Equal("Hardly begun", (await OpenForm.ReadAsync(browser, $"/Admin/Contents/ContentTypes/Post/Create?id={form.Id}"))["TitlePart.Title"]);
        Assert.Null(await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<ContentQuery>().FindAsync(form.Id, ContentStatus.Latest, default)));
    }

    [SkippableFact]
    public async Task A_second_window_does_not_write_over_the_first()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Two windows");
        var (first, second) = (await fixture.OpenAsync(EditingSite.Ann, item), await fixture.OpenAsync(EditingSite.Ann, item));
        (first[Summary], second[Summary]) = ("From the first", "From the second");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.OK), (await first.KeepAsync(), await second.KeepAsync(), await first.KeepAsync()));
        Assert.Equal("From the first", (await fixture.OpenAsync(EditingSite.Ann, item))[Summary]);
    }

    [SkippableFact]
    public async Task A_stale_token_gives_the_form_back_with_the_words()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Open overnight");
        var form = await fixture.OpenAsync(EditingSite.Ann, item);
        (form["__RequestVerificationToken"], form[Summary]) = ("stale", "Written all night");

        using var answer = await form.SaveAsync();

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Written all night", html, StringComparison.Ordinal);
        Assert.Contains("Nothing is lost", html, StringComparison.Ordinal);
        Assert.Equal(item.ContentItemVersionId, (await fixture.LatestAsync(item.ContentItemId)).ContentItemVersionId);
    }

    [SkippableFact]
    public async Task What_changes_nothing_is_not_offered()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Changed and changed back");
        var form = await fixture.OpenAsync(EditingSite.Ann, item);

        await form.KeepAsync();

        Assert.Equal("", (await fixture.OpenAsync(EditingSite.Ann, item)).Known);
    }

    [SkippableFact]
    public async Task Work_that_nobody_came_back_to_is_forgotten_after_the_days_of_the_setting()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Long ago");
        var form = await fixture.OpenAsync(EditingSite.Bryn, item);
        form[Summary] = "Long ago";
        await form.KeepAsync();
        var cleaner = fixture.Site.Services.GetRequiredService<EditingCleaner>();

        await cleaner.CleanAsync(default);
        Assert.Equal("Long ago", (await fixture.OpenAsync(EditingSite.Bryn, item))[Summary]);
        fixture.Time.Advance(TimeSpan.FromDays(31));
        var forgotten = await cleaner.CleanAsync(default);
        fixture.Time.Advance(TimeSpan.FromDays(-31));

        Assert.True(forgotten > 0);
        Assert.Equal("As it was", (await fixture.OpenAsync(EditingSite.Bryn, item))[Summary]);
    }

    [SkippableFact]
    public async Task Of_a_type_that_is_not_there_nothing_is_kept()
    {
        fixture.Demand();
        var form = await fixture.OpenAsync(EditingSite.Ann, await fixture.DraftAsync("Not for everyone"));
        (form["ContentItemId"], form["ContentType"]) = (ContentId.New(), "NoSuchType");

        Assert.Equal(HttpStatusCode.NotFound, await form.KeepAsync());
    }
}

public sealed class SqliteUnsavedWorkTests(SqliteEditingSite site) : UnsavedWorkTests(site), IClassFixture<SqliteEditingSite>;

public sealed class PostgresUnsavedWorkTests(PostgresEditingSite site) : UnsavedWorkTests(site), IClassFixture<PostgresEditingSite>;

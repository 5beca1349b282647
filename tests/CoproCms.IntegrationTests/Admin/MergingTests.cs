using System.Net;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Editing;
using CoproCms.Editing.WorkingCopies;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>A save that comes too late loses nothing: both texts are laid side by side, and a person decides.</summary>
public abstract partial class MergingTests(EditingSite fixture)
{
    private const string Summary = "Post.Summary.Text";

    [SkippableFact]
    public async Task A_stale_save_shows_both_texts_and_saves_what_was_decided_on_top()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Collision");
        var (ann, bryn) = (await fixture.OpenAsync(EditingSite.Ann, item), await fixture.OpenAsync(EditingSite.Bryn, item));
        (ann[Summary], ann["TitlePart.Title"]) = ("Ann was quicker", "Collision, by Ann");
        (await ann.SaveAsync()).Dispose();
        bryn[Summary] = "Bryn was slower";

        var (page, html) = await SubmitLateAsync(bryn);

        Assert.Contains("quicker", html, StringComparison.Ordinal);
        Assert.Contains("slower", html, StringComparison.Ordinal);
        using var undecided = await DecideAsync(bryn, page, html, []);
        Assert.Equal(HttpStatusCode.BadRequest, undecided.StatusCode);
        using var decided = await DecideAsync(bryn, page, html, new() { ["take:" + Summary] = "text", ["text:" + Summary] = "Both of them were there" });
        Assert.True(decided.IsSuccessStatusCode);

        var latest = await fixture.LatestAsync(item.ContentItemId);
        Assert.Equal(("Both of them were there", "Collision, by Ann", "Bryn"), (Text(latest), latest.DisplayText, latest.Author));
        Assert.Equal("", (await fixture.OpenAsync(EditingSite.Bryn, item)).Known);
    }

    [SkippableFact]
    public async Task A_third_editor_in_between_makes_it_begin_anew_with_what_was_decided()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Three at once");
        var (ann, bryn) = (await fixture.OpenAsync(EditingSite.Ann, item), await fixture.OpenAsync(EditingSite.Bryn, item));
        ann[Summary] = "From Ann";
        (await ann.SaveAsync()).Dispose();
        bryn[Summary] = "From Bryn";
        var (page, html) = await SubmitLateAsync(bryn);
        var third = await fixture.OpenAsync(EditingSite.Ann, item);
        third["TitlePart.Title"] = "Three at once, renamed";
        (await third.SaveAsync()).Dispose();

        using var again = await DecideAsync(bryn, page, html, new() { ["take:" + Summary] = "mine" });
        var second = await again.Content.ReadAsStringAsync();
        Assert.EndsWith("/Merge", again.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("renamed", second, StringComparison.Ordinal);
        using var done = await DecideAsync(bryn, again.RequestMessage.RequestUri, second, []);
        Assert.True(done.IsSuccessStatusCode);

        var latest = await fixture.LatestAsync(item.ContentItemId);
        Assert.Equal(("From Bryn", "Three at once, renamed"), (Text(latest), latest.DisplayText));
    }

    [SkippableFact]
    public async Task What_cannot_be_saved_yet_stands_in_the_form_again()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Cannot be so");
        var (ann, bryn) = (await fixture.OpenAsync(EditingSite.Ann, item), await fixture.OpenAsync(EditingSite.Bryn, item));
        ann[Summary] = "First";
        (await ann.SaveAsync()).Dispose();
        bryn["AutoroutePart.Path"] = "?#not a path";
        var (page, html) = await SubmitLateAsync(bryn);

        using var refused = await DecideAsync(bryn, page, html, []);

        Assert.EndsWith("/Edit", refused.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var form = await fixture.OpenAsync(EditingSite.Bryn, item);
        Assert.Equal(("?#not a path", "First"), (form["AutoroutePart.Path"], form[Summary]));
    }

    [SkippableFact]
    public async Task The_heartbeat_tells_of_a_newer_version_and_of_who_is_there()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Company");
        var (ann, bryn) = (await fixture.OpenAsync(EditingSite.Ann, item), await fixture.OpenAsync(EditingSite.Bryn, item));

        Assert.Null(await OthersAsync(ann));
        Assert.Equal("Ann is editing this too.", await OthersAsync(bryn));
        Assert.Equal("Bryn is editing this too.", await OthersAsync(ann));
        ann[Summary] = "Newer";
        (await ann.SaveAsync()).Dispose();
        Assert.StartsWith("Ann saved a newer version at ", (string?)(await bryn.BeatAsync())["newer"], StringComparison.Ordinal);
        await bryn.LeaveAsync();
        Assert.Null(await OthersAsync(ann));
    }

    [SkippableFact]
    public async Task Whoever_is_not_heard_of_is_gone_after_half_a_minute()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Gone");
        var (ann, bryn) = (await fixture.OpenAsync(EditingSite.Ann, item), await fixture.OpenAsync(EditingSite.Bryn, item));
        await ann.BeatAsync();
        Assert.NotNull(await OthersAsync(bryn));

        fixture.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Null(await OthersAsync(bryn));
    }

    [SkippableFact]
    public async Task Whoever_left_unsaved_words_in_a_tab_out_of_sight_is_remembered_until_it_is_closed()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Out of sight");
        var (ann, bryn) = (await fixture.OpenAsync(EditingSite.Ann, item), await fixture.OpenAsync(EditingSite.Bryn, item));
        await ann.BeatAsync(away: true);

        fixture.Time.Advance(TimeSpan.FromMinutes(40));

        Assert.Equal("Ann has unsaved changes to this in a tab out of sight.", await OthersAsync(bryn));
        await fixture.Site.Services.GetRequiredService<EditingCleaner>().CleanAsync(default);
        Assert.NotNull(await OthersAsync(bryn));
        await ann.BeatAsync();
        Assert.Equal("Ann is editing this too.", await OthersAsync(bryn));
        await ann.BeatAsync(away: true);
        await ann.LeaveAsync();
        Assert.Null(await OthersAsync(bryn));
    }

    [SkippableFact]
    public async Task A_tab_out_of_sight_that_was_never_closed_is_forgotten_in_the_end()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Crashed out of sight");
        var (ann, bryn) = (await fixture.OpenAsync(EditingSite.Ann, item), await fixture.OpenAsync(EditingSite.Bryn, item));
        await ann.BeatAsync(away: true);

        fixture.Time.Advance(TimeSpan.FromMinutes(61));

        Assert.Null(await OthersAsync(bryn));
    }

    [SkippableFact]
    public async Task Without_versions_too_only_what_both_changed_needs_a_decision()
    {
        fixture.Demand();
        var item = await fixture.NoticeAsync("Kept no versions");
        var (ann, bryn) = (await fixture.OpenAsync(EditingSite.Ann, item), await fixture.OpenAsync(EditingSite.Bryn, item));
        fixture.Time.Advance(TimeSpan.FromSeconds(5));
        ann["Notice.First.Text"] = "One, by Ann";
        (await ann.SaveAsync()).Dispose();
        bryn["Notice.Second.Text"] = "Two, by Bryn";

        var (page, html) = await SubmitLateAsync(bryn);

        Assert.DoesNotContain("no longer known", html, StringComparison.Ordinal);
        using var decided = await DecideAsync(bryn, page, html, []);
        Assert.EndsWith("/Edit", decided.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(("One, by Ann", "Two, by Bryn"), Texts(await fixture.LatestAsync(item.ContentItemId)));
    }

    [SkippableFact]
    public async Task Without_versions_a_third_editor_in_between_is_seen_as_well()
    {
        fixture.Demand();
        var item = await fixture.NoticeAsync("Three without versions");
        var (ann, bryn) = (await fixture.OpenAsync(EditingSite.Ann, item), await fixture.OpenAsync(EditingSite.Bryn, item));
        fixture.Time.Advance(TimeSpan.FromSeconds(5));
        ann["Notice.First.Text"] = "One, by Ann";
        (await ann.SaveAsync()).Dispose();
        bryn["Notice.First.Text"] = "One, by Bryn";
        var (page, html) = await SubmitLateAsync(bryn);
        using var undecided = await DecideAsync(bryn, page, html, []);
        Assert.Equal(HttpStatusCode.BadRequest, undecided.StatusCode);
        fixture.Time.Advance(TimeSpan.FromSeconds(5));
        var third = await fixture.OpenAsync(EditingSite.Ann, item);
        third["Notice.Second.Text"] = "Two, by Ann";
        (await third.SaveAsync()).Dispose();

        using var again = await DecideAsync(bryn, page, html, new() { ["take:Notice.First.Text"] = "mine" });
        var second = await again.Content.ReadAsStringAsync();

        Assert.EndsWith("/Merge", again.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        using var done = await DecideAsync(bryn, again.RequestMessage.RequestUri, second, []);
        Assert.EndsWith("/Edit", done.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(("One, by Bryn", "Two, by Ann"), Texts(await fixture.LatestAsync(item.ContentItemId)));
    }

    [SkippableFact]
    public async Task What_a_save_replaced_is_forgotten_after_a_day_unless_unsaved_work_began_with_it()
    {
        fixture.Demand();
        var (kept, gone) = (await fixture.NoticeAsync("Still needed"), await fixture.NoticeAsync("No longer needed"));
        var bryn = await fixture.OpenAsync(EditingSite.Bryn, kept);
        bryn["Notice.Second.Text"] = "Not saved";
        await bryn.KeepAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(5));
        foreach (var item in new[] { kept, gone })
        {
            var form = await fixture.OpenAsync(EditingSite.Ann, item);
            form["Notice.First.Text"] = "Replaced";
            (await form.SaveAsync()).Dispose();
        }

        fixture.Time.Advance(TimeSpan.FromHours(25));
        await fixture.Site.Services.GetRequiredService<EditingCleaner>().CleanAsync(default);

        Assert.Equal([kept.ContentItemId], await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<CmsDbContext>().Set<ReplacedText>()
            .Where(t => t.ContentItemId == kept.ContentItemId || t.ContentItemId == gone.ContentItemId).Select(t => t.ContentItemId).ToListAsync()));
        await bryn.DiscardAsync();
    }

    [SkippableFact]
    public async Task Editors_meet_across_nodes()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Two machines");
        await using var node = fixture.Site.AnotherNode();
        var there = await node.SignInAsync();
        var elsewhere = await OpenForm.ReadAsync(there, $"/Admin/Contents/ContentItems/{item.ContentItemId}/Edit");
        var here = await fixture.OpenAsync(EditingSite.Ann, item);
        await elsewhere.BeatAsync();

        Assert.Equal("admin is editing this too.", await OthersAsync(here));
    }

    private static string Text(ContentItem item) => item.Field("Post", "Summary")!["Text"]!.GetValue<string>();

    private static (string, string) Texts(ContentItem item) => ((string)item.Content["Notice"]!["First"]!["Text"]!, (string)item.Content["Notice"]!["Second"]!["Text"]!);

    private static async Task<string?> OthersAsync(OpenForm form) => (string?)(await form.BeatAsync())["others"];

    private static async Task<(Uri Page, string Html)> SubmitLateAsync(OpenForm form)
    {
        using var answer = await form.SaveAsync();
        var html = await answer.Content.ReadAsStringAsync();
        Assert.EndsWith("/Merge", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(HttpMethod.Get, answer.RequestMessage.Method);
        return (answer.RequestMessage.RequestUri, html);
    }

    private async Task<HttpResponseMessage> DecideAsync(OpenForm form, Uri page, string html, Dictionary<string, string> choices)
    {
        var browser = await fixture.BrowserAsync(EditingSite.Bryn);
        foreach (Match chosen in Chosen().Matches(html))
            choices.TryAdd(chosen.Groups[1].Value, chosen.Groups[2].Value);
        choices["Against"] = Against().Match(html).Groups[1].Value;
        choices["__RequestVerificationToken"] = form["__RequestVerificationToken"];
        return await browser.PostAsync(page.AbsolutePath + "?handler=Save", new FormUrlEncodedContent(choices));
    }

    [GeneratedRegex("name=\"(take:[^\"]+)\" value=\"([a-z]+)\" checked")]
    private static partial Regex Chosen();

    [GeneratedRegex("name=\"Against\" value=\"([^\"]+)\"")]
    private static partial Regex Against();
}

public sealed class SqliteMergingTests(SqliteEditingSite site) : MergingTests(site), IClassFixture<SqliteEditingSite>;

public sealed class PostgresMergingTests(PostgresEditingSite site) : MergingTests(site), IClassFixture<PostgresEditingSite>;

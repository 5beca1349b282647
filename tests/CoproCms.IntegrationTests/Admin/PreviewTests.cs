using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.IntegrationTests.Given;
using CoproCms.Preview.Links;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>Content is shown in the theme before it is live, to those who may see it and to nobody else.</summary>
public abstract class PreviewTests(EditingSite fixture)
{
    [SkippableFact]
    public async Task The_frame_shows_what_the_reader_has_written_and_not_saved()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Framed", "Stored words");
        var form = await fixture.OpenAsync(EditingSite.Ann, item);
        form["Post.Summary.Text"] = "Words just typed";
        await form.KeepAsync();
        var (ann, bryn) = (await fixture.BrowserAsync(EditingSite.Ann), await fixture.BrowserAsync(EditingSite.Bryn));

        using var answer = await ann.GetAsync($"/Admin/Preview/{item.ContentItemId}");

        Assert.Contains("Words just typed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Stored words", await bryn.GetStringAsync($"/Admin/Preview/{item.ContentItemId}"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("SAMEORIGIN", "no-store", "noindex, nofollow"), (Header(answer, "X-Frame-Options"), Header(answer, "Cache-Control"), Header(answer, "X-Robots-Tag")));
    }

    [SkippableFact]
    public async Task What_is_previewed_is_sanitised_as_if_it_were_saved()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Clean");
        var form = await fixture.OpenAsync(EditingSite.Ann, item);
        form["HtmlBodyPart.Html"] = "<p>Plain {{ 6 | times: 7 }}</p><script>alert(1)</script>";
        await form.KeepAsync();

        var html = await (await fixture.BrowserAsync(EditingSite.Ann)).GetStringAsync($"/Admin/Preview/{item.ContentItemId}");

        Assert.Contains("<p>Plain", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Plain 42", html, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_link_shows_a_guest_the_latest_version_until_it_is_revoked()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Shared draft", "For your eyes");
        var (link, token) = await LinkAsync(item, 7);
        using var guest = fixture.Site.Client();

        using var answer = await guest.GetAsync("/preview/" + token);
        Assert.Contains("For your eyes", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(
            ("DENY", "no-store", "noindex, nofollow", "no-referrer"),
            (Header(answer, "X-Frame-Options"), Header(answer, "Cache-Control"), Header(answer, "X-Robots-Tag"), Header(answer, "Referrer-Policy")));

        await AsAnnAsync(links => links.RevokeAsync(item.ContentItemId, link.Id, default));
        using var gone = await guest.GetAsync("/preview/" + token);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.DoesNotContain("For your eyes", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_link_follows_the_item_and_ends_with_its_time()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Followed");
        var (_, token) = await LinkAsync(item, 1);
        using var guest = fixture.Site.Client();
        var form = await fixture.OpenAsync(EditingSite.Bryn, item);
        form["Post.Summary.Text"] = "Rewritten since";
        (await form.SaveAsync()).Dispose();

        Assert.Contains("Rewritten since", await guest.GetStringAsync("/preview/" + token), StringComparison.Ordinal);
        fixture.Time.Advance(TimeSpan.FromHours(25));
        var late = (await guest.GetAsync("/preview/" + token)).StatusCode;
        fixture.Time.Advance(TimeSpan.FromHours(-25));
        Assert.Equal(HttpStatusCode.NotFound, late);
    }

    [SkippableFact]
    public async Task The_same_token_opens_the_one_item_in_GraphQL_until_it_is_revoked()
    {
        fixture.Demand();
        var (item, other) = (await fixture.DraftAsync("Headless draft"), await fixture.DraftAsync("Another draft"));
        var (link, token) = await LinkAsync(item, 7);

        Assert.Equal("Headless draft", await TitleAsync(token, item));
        Assert.Null(await TitleAsync(token, other));
        Assert.Null(await TitleAsync(null, item));
        await AsAnnAsync(links => links.RevokeAsync(item.ContentItemId, link.Id, default));
        using var client = Client(token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsJsonAsync("/api/graphql", new { query = "{ siteCultures { culture } }" })).StatusCode);
    }

    [SkippableFact]
    public async Task A_token_gives_no_more_than_a_visitor_has_beside_the_item()
    {
        fixture.Demand();
        await fixture.DraftAsync("Not this");
        var item = await fixture.DraftAsync("Only this");
        var (_, token) = await LinkAsync(item, 7);
        using var client = Client(token);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"/api/content/{item.ContentItemId}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/Admin")).StatusCode);
        using var drafts = await client.PostAsJsonAsync("/api/graphql", new { query = "{ post(status: DRAFT, first: 100) { displayText } }" });
        Assert.Equal(["Only this"], JsonNode.Parse(await drafts.Content.ReadAsStringAsync())!["data"]!["post"]!.AsArray().Select(p => (string?)p!["displayText"]));
    }

    [SkippableFact]
    public async Task Whoever_may_not_preview_an_item_shares_no_link_to_it()
    {
        fixture.Demand();
        var item = await fixture.Site.PublishAsync("Post", i => i.Titled("Public").In("en"));

        await Assert.ThrowsAsync<ForbiddenException>(() => fixture.Site.AsAsync(
            Items.Author("someone"), services => services.GetRequiredService<PreviewLinks>().CreateAsync(item.ContentItemId, 7, default)));
    }

    [SkippableFact]
    public async Task Other_expiries_are_refused()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("For ever");

        await Assert.ThrowsAsync<InvalidContentException>(() => LinkAsync(item, 365));
    }

    [SkippableFact]
    public async Task The_page_of_links_makes_and_shows_them()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("By hand");
        var form = await fixture.OpenAsync(EditingSite.Ann, item);
        var ann = await fixture.BrowserAsync(EditingSite.Ann);

        using var answer = await ann.PostAsync(
            $"/Admin/Preview/{item.ContentItemId}/Links", new FormUrlEncodedContent([new("days", "30"), new("__RequestVerificationToken", form["__RequestVerificationToken"])]));

        Assert.Contains("/preview/copropreview_", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_fault_of_a_template_is_told_to_the_editor_and_to_nobody_else()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Faulty");
        var (_, token) = await LinkAsync(item, 7);
        using var guest = fixture.Site.Client();
        await SetTemplateAsync(documents => documents.SetAsync(DocumentKinds.Template, "Content__Post", new() { ["Content"] = "<h1>{{ 'x' | nosuchfilter }}</h1>" }, default));

        var told = await (await fixture.BrowserAsync(EditingSite.Ann)).GetStringAsync($"/Admin/Preview/{item.ContentItemId}");
        using var hidden = await guest.GetAsync("/preview/" + token);
        await SetTemplateAsync(documents => documents.RemoveAsync(DocumentKinds.Template, "Content__Post", default));

        Assert.Contains("nosuchfilter", told, StringComparison.Ordinal);
        Assert.Contains("Line 1, column", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.InternalServerError, hidden.StatusCode);
        Assert.DoesNotContain("nosuchfilter", await hidden.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task SetTemplateAsync(Func<DocumentStore, Task> work) => fixture.Site.AsAsync(Actor.System, async services =>
    {
        await work(services.GetRequiredService<DocumentStore>());
        await services.GetRequiredService<CmsDbContext>().SaveChangesAsync();
    });

    // A link is worth no more than its maker, who must be someone whom the site knows.
    private async Task AsAnnAsync(Func<PreviewLinks, Task> work)
    {
        var id = await fixture.IdOfAsync(EditingSite.Ann);
        await fixture.Site.AsAsync(Items.Editor(id), services => work(services.GetRequiredService<PreviewLinks>()));
    }

    private async Task<(PreviewLink Link, string Token)> LinkAsync(ContentItem item, int days)
    {
        PreviewLink? made = null;
        await AsAnnAsync(async links => made = await links.CreateAsync(item.ContentItemId, days, default));
        return (made!, fixture.Site.Services.GetRequiredService<PreviewTokens>().Write(made!.Id, made.ExpiresUtc));
    }

    private async Task<string?> TitleAsync(string? token, ContentItem item)
    {
        using var client = Client(token);
        using var answer = await client.PostAsJsonAsync("/api/graphql", new { query = $$"""{ contentItem(contentItemId: "{{item.ContentItemId}}") { displayText } }""" });
        return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]!["contentItem"]?["displayText"];
    }

    private HttpClient Client(string? token)
    {
        var client = fixture.Site.Client();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}

public sealed class SqlitePreviewTests(SqliteEditingSite site) : PreviewTests(site), IClassFixture<SqliteEditingSite>;

public sealed class PostgresPreviewTests(PostgresEditingSite site) : PreviewTests(site), IClassFixture<PostgresEditingSite>;

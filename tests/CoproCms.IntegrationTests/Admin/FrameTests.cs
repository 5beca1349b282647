using System.Net;
using System.Text.RegularExpressions;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>What all pages of the admin have in common.</summary>
public sealed partial class FrameTests(SqliteSite fixture) : IClassFixture<SqliteSite>
{
    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_and_from_there_back()
    {
        using var client = fixture.Site.Client();
        using var answer = await client.GetAsync("/Admin");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/Login?ReturnUrl=%2FAdmin", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Nothing_may_be_loaded_from_elsewhere_and_nothing_is_kept()
    {
        using var browser = await fixture.Site.SignInAsync();
        using var answer = await browser.GetAsync("/Admin");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_language_that_an_editor_chooses_stays()
    {
        using var browser = await fixture.Site.SignInAsync();
        var english = await browser.GetStringAsync("/Admin");
        using var answer = await browser.PostAsync("/Admin/Language", Form(english, ("culture", "cy"), ("returnUrl", "/Admin")));
        var welsh = await browser.GetStringAsync("/Admin");

        Assert.Contains("<html lang=\"en\"", english, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"cy\"", welsh, StringComparison.Ordinal);
        Assert.Contains("Dangosfwrdd", welsh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    public async Task The_switch_of_language_leads_to_this_site_alone(string elsewhere)
    {
        using var browser = await fixture.Site.SignInAsync();
        using var answer = await browser.PostAsync("/Admin/Language", Form(await browser.GetStringAsync("/Admin"), ("culture", "en"), ("returnUrl", elsewhere)));

        Assert.Equal("localhost", answer.RequestMessage!.RequestUri!.Host);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        using var browser = await fixture.Site.SignInAsync();
        using var answer = await browser.PostAsync("/Admin/Language", new FormUrlEncodedContent([new("culture", "cy")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Scripts_and_styles_are_kept_for_good_under_the_hash_of_what_they_are()
    {
        using var browser = await fixture.Site.SignInAsync();
        var address = Style().Match(await browser.GetStringAsync("/Admin")).Groups[1].Value;
        using var answer = await browser.GetAsync(address);
        using var plain = await browser.GetAsync("/assets/admin.css");

        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
        Assert.True(plain.Headers.CacheControl!.NoCache);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/assets/..%2fappsettings.json")).StatusCode);
    }

    [Theory]
    [InlineData("/Admin/Contents/ContentItems/4nosuchitem00000000000000/Edit")]
    [InlineData("/Admin/No/Such/Page")]
    public async Task What_went_wrong_is_said_in_the_frame_of_the_admin_and_in_the_language_that_was_chosen(string path)
    {
        using var browser = await fixture.Site.SignInAsync();
        browser.DefaultRequestHeaders.Add("Cookie", "CoproCms.AdminCulture=cy");
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("cy");
        using var answer = await browser.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1>Does dim byd yma</h1>", page, StringComparison.Ordinal);
        Assert.Contains("class=\"admin-nav\"", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_form_that_was_open_for_too_long_says_so()
    {
        using var browser = await fixture.Site.SignInAsync();
        using var answer = await browser.PostAsync("/Admin/Language", new FormUrlEncodedContent([new("culture", "cy"), new("__RequestVerificationToken", "old")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The form may have been open for too long", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no-such-page", null)]
    [InlineData("/Admin/No/Such/Page", "iframe")]
    public async Task Elsewhere_and_inside_a_frame_it_is_the_page_of_the_site(string path, string? place)
    {
        using var browser = await fixture.Site.SignInAsync();
        if (place is not null)
            browser.DefaultRequestHeaders.Add("Sec-Fetch-Dest", place);
        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("admin-nav", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static FormUrlEncodedContent Form(string page, params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Append(("__RequestVerificationToken", Token().Match(page).Groups[1].Value)).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2)));

    [GeneratedRegex("name=\"antiforgery\" content=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("href=\"(/assets/admin.css[^\"]*)\"")]
    private static partial Regex Style();
}

/// <summary>The admin below another address, as Orchard Core's setting has it.</summary>
public sealed class AdminUrlPrefixTests(AdminUrlPrefixTests.Moved fixture) : IClassFixture<AdminUrlPrefixTests.Moved>
{
    [Fact]
    public async Task The_admin_and_its_links_move_to_the_address_that_the_setting_names()
    {
        using var browser = await fixture.Site.SignInAsync();
        var page = await browser.GetStringAsync("/swyddfa");
        using var old = await browser.GetAsync("/Admin");

        Assert.Contains("href=\"/swyddfa\"", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/swyddfa/Language\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"/Admin", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
    }

    [Fact]
    public async Task The_menu_marks_where_one_is_there_too()
    {
        using var browser = await fixture.Site.SignInAsync();

        Assert.Contains("<a href=\"/swyddfa\" aria-current=\"page\">", await browser.GetStringAsync("/swyddfa"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"/swyddfa/Media\" aria-current=\"page\">", await browser.GetStringAsync("/swyddfa/Media"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_guarded_there()
    {
        using var client = fixture.Site.Client();
        using var answer = await client.GetAsync("/swyddfa");

        Assert.Equal("/Login?ReturnUrl=%2Fswyddfa", answer.Headers.Location!.OriginalString);
    }

    public sealed class Moved() : SiteFixture(TestDatabase.Sqlite)
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("OrchardCore:OrchardCore_Admin:AdminUrlPrefix", "swyddfa")];
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.AccessibilityRules;
using CoproCms.Content;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>What the tools for writing ask the server for.</summary>
public sealed partial class WritingToolsTests(SqliteSite fixture) : IClassFixture<SqliteSite>
{
    [Theory]
    [InlineData("Post")]
    [InlineData("Event")]
    [InlineData("Initiative")]
    [InlineData("Principle")]
    [InlineData("Page")]
    public async Task What_the_site_is_set_up_with_breaks_no_rule_of_accessibility(string type)
    {
        var findings = await fixture.Site.AsAsync(Actor.System, async services =>
        {
            var items = await services.GetRequiredService<ContentQuery>().ListAsync(new() { Types = [type], Status = ContentStatus.Published, Take = 100 }, default);
            Assert.NotEmpty(items);
            var found = new List<string>();
            foreach (var item in items)
                found.AddRange((await services.GetRequiredService<AccessibilityCheck>().RunAsync(item, default)).Select(f => $"{item.Path}: {f.Rule.Name} {f.Path} {f.Excerpt}"));
            return found;
        });

        Assert.Empty(findings);
    }

    [Fact]
    public async Task A_form_that_is_not_saved_yet_is_checked_in_the_readers_language()
    {
        using var browser = await fixture.Site.SignInAsync();
        var findings = await PostAsync(browser, "/Admin/Accessibility/Check", "cy", ("ContentType", "Post"), ("HtmlBodyPart.Html", "<h2>Pwy</h2><p><img src=\"/media/river.png\"></p>"));

        Assert.Contains("Llun heb destun amgen", findings, StringComparison.Ordinal);
        Assert.Contains("data-go-to=\"HtmlBodyPart.Html\" data-tag=\"img\" data-index=\"0\"", findings, StringComparison.Ordinal);
        Assert.Contains("1 canfyddiad", findings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_of_Markdown_is_what_pages_show_and_nothing_in_it_runs()
    {
        using var browser = await fixture.Site.SignInAsync();
        var html = await PostAsync(browser, "/Admin/RichText/Markdown", "en", ("markdown", "## Who\n\n[x](javascript:alert(1)) <script>alert(1)</script> {{ Site.SiteName }}"), ("culture", "cy"));

        Assert.Contains("<h2 id=\"who\">Who</h2>", html, StringComparison.Ordinal);
        Assert.Contains("{{ Site.SiteName }}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_to_link_to_is_found_by_words_of_its_title_and_gives_its_path()
    {
        using var browser = await fixture.Site.SignInAsync();
        var found = await browser.GetFromJsonAsync<JsonArray>("/Admin/Contents/Pick?handler=Options&kind=Links&q=network+event+in");

        var chepstow = Assert.Single(found!)!;
        Assert.Equal(("Network event in Chepstow", "/events/network-event-in-chepstow"), ((string)chepstow["text"]!, (string)chepstow["value"]!));
    }

    private static async Task<string> PostAsync(HttpClient browser, string address, string culture, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync("/Admin");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Add("RequestVerificationToken", WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value));
        request.Headers.AcceptLanguage.ParseAdd(culture);
        using var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("name=\"antiforgery\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}

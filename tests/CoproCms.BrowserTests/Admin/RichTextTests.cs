using CoproCms.BrowserTests.Given;
using CoproCms.Html;
using CoproCms.IntegrationTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>Writing in the rich text editor, as editors do it in a day.</summary>
[Collection(WritingSiteCollection.Name)]
public sealed class RichTextTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    private static readonly HtmlPolicy Policy = new(Embeds.Standard);

    [SkippableFact]
    public async Task A_post_with_all_that_a_post_can_have_is_written_and_appears()
    {
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);
        await RichTextPage.ShutLibraryAsync(writer.Page);
        await writer.Page.Locator("[name='TitlePart.Title']").FillAsync("A day by the river");
        await writer.Text.ClickAsync();
        await writer.PressToolAsync("Heading");
        await writer.TypeAsync("Who came", "Enter", "Many ", "Control+b", "people", "Control+b", ". ");
        await LinkToContentAsync(writer);
        await writer.TypeAsync("Enter");
        await writer.PressToolAsync("List");
        await writer.TypeAsync("nets", "Enter", "boots", "Enter", "Enter");
        await writer.PressToolAsync("Quotation");
        await writer.TypeAsync("Nothing about us without us.", "Enter", "Enter");
        await InsertPictureAsync(writer);
        await writer.TypeAsync("Enter");
        await InsertEmbedAsync(writer);
        await writer.PressToolAsync("Table");
        await writer.TypeAsync("Place", "Tab", "Fish", "Tab", "Height", "Tab", "Bridge", "Tab", "12", "Tab", "3");
        await writer.PressToolAsync("Delete column");

        await writer.Page.Locator("[data-key=publish]").ClickAsync();
        await writer.Page.WaitForURLAsync("**/Edit");

        var html = await writer.HtmlAsync();
        Assert.Contains("<h2>Who came</h2>\n<p>Many <strong>people</strong>. <a href=\"/events/network-event-in-chepstow\">Network event in Chepstow</a></p>", html, StringComparison.Ordinal);
        Assert.Contains("<ul>\n  <li>nets</li>\n  <li>boots</li>\n</ul>\n<blockquote><p>Nothing about us without us.</p></blockquote>", html, StringComparison.Ordinal);
        Assert.Contains("<img src=\"/media/river.png\" alt=\"People sampling a river\">", html, StringComparison.Ordinal);
        Assert.Contains("src=\"https://www.youtube-nocookie.com/embed/abc123\" loading=\"lazy\"", html, StringComparison.Ordinal);
        Assert.Contains("<th>Place</th>\n      <th>Fish</th>\n    </tr>", html, StringComparison.Ordinal);
        writer.AssertNoFaults();
        await AssertShownAsync("/news/a-day-by-the-river");
    }

    [SkippableFact]
    public async Task A_picture_comes_from_the_media_library_and_is_described_before_it_stands_in_the_text()
    {
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);
        await writer.Text.ClickAsync();
        await writer.PressToolAsync("Picture");
        await writer.Page.Locator("dialog[open] [data-pick][value='river.png']").CheckAsync();
        await writer.Page.Locator("dialog[open] [data-use]").ClickAsync();
        await writer.Page.GetByLabel("Alternative text").FillAsync("People sampling a river");
        await writer.Page.GetByLabel("Caption under the picture, if it needs one").FillAsync("In May");
        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "Insert" }).ClickAsync();

        await Assertions.Expect(writer.Page.Locator("[name='HtmlBodyPart.Html']"))
            .ToHaveValueAsync("<figure>\n  <img src=\"/media/river.png\" alt=\"People sampling a river\">\n  <figcaption>In May</figcaption>\n</figure>");
        writer.AssertNoFaults();
    }

    [SkippableTheory]
    [InlineData("word")]
    [InlineData("google-docs")]
    public async Task What_is_pasted_keeps_its_structure_and_leaves_its_looks_behind(string source)
    {
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);

        await writer.PasteAsync(await File.ReadAllTextAsync(Pasted(source + ".html")));

        Assert.Equal((await File.ReadAllTextAsync(Pasted(source + ".clean.html"))).Trim(), await writer.HtmlAsync());
        writer.AssertNoFaults();
    }

    [SkippableFact]
    public async Task Every_text_of_the_recipe_comes_back_as_it_was()
    {
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);
        var files = Directory.GetFiles(Repository.PathTo("recipes", "copro"), "*.html", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var stored = Policy.Sanitise(await File.ReadAllTextAsync(file)).Trim();
            Assert.Equal((file, stored), (file, Policy.Sanitise(await writer.WriteBackAsync(stored) ?? "It shows the source.")));
        }
    }

    [SkippableTheory]
    [InlineData("""<h2 id="who" class="lead" lang="cy">Pwy</h2>""")]
    [InlineData("""<p>H<sub>2</sub>O, <kbd>Esc</kbd>, <abbr title="Wales Council">WC</abbr>, <b>b</b>, <del>d</del>, <time datetime="2014-05-21">21 May</time></p>""")]
    [InlineData("""<p>[image alt="A hall"]hall.jpg[/image] [locale cy]Helo[/locale] {{ Model.ContentItem | slug }}</p>""")]
    [InlineData("<ol start=\"3\">\n  <li>a\n    <ul>\n      <li>b</li>\n    </ul>\n  </li>\n</ol>")]
    [InlineData("<figure>\n  <img src=\"/media/hall.jpg\" alt=\"\">\n  <figcaption>The hall</figcaption>\n</figure>")]
    [InlineData("<div class=\"note\">\n  <p>a<br>b</p>\n</div>\n<hr>\n<pre><code>x &lt; 1\n  y</code></pre>")]
    [InlineData("<table>\n  <thead>\n    <tr>\n      <th>A</th>\n      <th colspan=\"2\">B</th>\n    </tr>\n  </thead>\n  <tbody>\n    <tr>\n      <td>1</td>\n      <td>2</td>\n      <td>3</td>\n    </tr>\n  </tbody>\n</table>")]
    public async Task What_the_site_allows_is_not_lost(string html)
    {
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);

        var written = await writer.WriteBackAsync(html);

        Assert.NotNull(written);
        Assert.Equal(Parts(html), Parts(written));
    }

    [SkippableTheory]
    [InlineData("<details><summary>More</summary><p>x</p></details>")]
    [InlineData("<table><caption>Fish</caption><tbody><tr><td>1</td></tr></tbody></table>")]
    [InlineData("<p><a id=\"here\"></a>x</p>")]
    [InlineData("<ul>{% for x in y %}<li>{{ x }}</li>{% endfor %}</ul>")]
    public async Task What_would_be_lost_is_shown_as_source_and_kept(string html)
    {
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);

        Assert.Null(await writer.WriteBackAsync(html));

        Assert.True(await writer.Page.Locator("[data-lossy]").First.IsVisibleAsync());
        Assert.True(await writer.Page.Locator("[name='HtmlBodyPart.Html']").IsEditableAsync());
        Assert.Equal(html, await writer.HtmlAsync());
    }

    [SkippableFact]
    public async Task Opening_a_text_changes_nothing()
    {
        const string html = "<p>one</p>  <p>two <b>b</b>\n</p>";
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);

        await writer.Page.EvaluateAsync("html => { const box = document.querySelector('[name=\"HtmlBodyPart.Html\"]'); box.value = html; box.dispatchEvent(new Event('change')); }", html);
        await writer.Text.ClickAsync();

        Assert.Equal(html, await writer.HtmlAsync());
    }

    private static async Task LinkToContentAsync(RichTextPage writer)
    {
        await writer.TypeAsync("Control+k");
        await writer.Page.GetByLabel("Content of this site").CheckAsync();
        await writer.Page.GetByLabel("Words of its title").FillAsync("network event in");
        await writer.Page.GetByLabel("Network event in Chepstow").First.CheckAsync();
        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "Set link" }).ClickAsync();
    }

    private static async Task InsertPictureAsync(RichTextPage writer)
    {
        await writer.PressToolAsync("Picture");
        await writer.Page.GetByLabel("Address of the picture").FillAsync("/media/river.png");
        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        var insert = writer.Page.GetByRole(AriaRole.Button, new() { Name = "Insert" });
        await insert.ClickAsync();
        Assert.True(await insert.IsVisibleAsync());
        await writer.Page.GetByLabel("Alternative text").FillAsync("People sampling a river");
        await insert.ClickAsync();
    }

    private static async Task InsertEmbedAsync(RichTextPage writer)
    {
        await writer.PressToolAsync("Film or other embed");
        var dialog = writer.Page.Locator("dialog[open]");
        await dialog.GetByLabel("Title").FillAsync("Film of the day");
        await dialog.GetByLabel("Address").FillAsync("https://example.org/film");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Insert" }).ClickAsync();
        Assert.True(await dialog.IsVisibleAsync());
        await dialog.GetByLabel("Address").FillAsync("https://youtu.be/abc123?si=x");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Insert" }).ClickAsync();
    }

    private async Task AssertShownAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Site.Address };
        using var answer = await client.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<h2>Who came</h2>", page, StringComparison.Ordinal);
        Assert.Contains("https://www.youtube-nocookie.com/embed/abc123", page, StringComparison.Ordinal);
        Assert.Contains("frame-src https://www.youtube-nocookie.com https://player.vimeo.com", string.Join("", answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private static string Pasted(string file) => Repository.PathTo("tests", "CoproCms.BrowserTests", "Admin", "Pasted", file);

    // The order of attributes means nothing.
    private static IEnumerable<string> Parts(string html) => Policy.Sanitise(html).Split([' ', '>', '<'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
}

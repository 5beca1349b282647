using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Security;
using CoproCms.Tests.Given;
using CoproCms.Theming.Caching;

namespace CoproCms.Tests.Theming;

public sealed class PageTests
{
    private static readonly Dictionary<string, string> Views = new()
    {
        ["Layout"] = "<html lang=\"{{ Culture.Name }}\"><title>{% page_title Site.SiteName %}</title>{% resources type: 'Header' %}<a href=\"{{ 'cy' | switch_culture_url }}\">cy</a>{% render_body %}{% render_section 'Footer', required: false %}</html>",
        ["Content"] = "<h1>{{ Model.ContentItem.DisplayText }}</h1>",
        ["Content-Homepage"] = "<h1>Home {{ Model.ContentItem.DisplayText }}</h1>",
        ["Content-Search"] = "{{ Request.Query.q }}",
        ["Content-Broken"] = "\n  {% include 'Nowhere' %}",
        ["Content-Mine"] = "{{ User.Identity.Name }}",
        ["HttpError-404"] = "<h1>{{ Model.Code }} {{ Culture.Name }}</h1>",
    };

    private static TypeBuilder Type(string name) => new TypeBuilder(name).Part("TitlePart").Part("AutoroutePart").Part("LocalizationPart").Part("SeoMetaPart");

    [Fact]
    public async Task An_address_leads_to_its_item_in_the_item_s_language()
    {
        await using var site = await StartAsync();
        await PublishAsync(site, "Page", "Amdanom", "cy/amdanom", "cy");

        var answer = await site.GetAsync("/cy/amdanom");

        Assert.Equal(200, answer.Status);
        Assert.StartsWith("<html lang=\"cy\"><title>Amdanom - Safle prawf</title>", answer.Body);
        Assert.Contains("<h1>Amdanom</h1>", answer.Body);
        Assert.Equal("cy", answer.Headers.ContentLanguage);
    }

    [Fact]
    public async Task The_home_page_is_at_the_root_and_its_own_path_leads_there()
    {
        await using var site = await StartAsync();

        Assert.Contains("<h1>Home Welcome</h1>", (await site.GetAsync("/")).Body);
        AssertRedirect("/?a=b", await site.GetAsync("/welcome?a=b"));
    }

    [Theory]
    [InlineData("/about/")]
    [InlineData("/ABOUT")]
    [InlineData("//about")]
    [InlineData("/about//")]
    public async Task Other_spellings_lead_to_the_one_address(string spelling)
    {
        await using var site = await StartAsync();
        await PublishAsync(site, "Page", "About", "about");

        AssertRedirect("/about", await site.GetAsync(spelling));
    }

    [Fact]
    public async Task An_earlier_path_leads_to_the_present_one()
    {
        await using var site = await StartAsync();
        var item = await PublishAsync(site, "Page", "About", "about");
        await using var session = site.Engine.As();
        await session.ChangeAsync(item.ContentItemId, """{"AutoroutePart":{"Path":"about-us"}}""");

        AssertRedirect("/about-us", await site.GetAsync("/about"));
    }

    [Theory]
    [InlineData("/nothing", "404 en")]
    [InlineData("/cy/dim", "404 cy")]
    [InlineData("//evil.example/", "404 en")]
    public async Task What_is_not_there_is_a_page_in_the_language_of_the_address(string address, string heading)
    {
        await using var site = await StartAsync();

        var answer = await site.GetAsync(address);

        Assert.Equal(404, answer.Status);
        Assert.Contains($"<h1>{heading}</h1>", answer.Body);
        Assert.Equal("no-store", answer.Headers.CacheControl);
    }

    [Fact]
    public async Task A_fault_in_a_template_is_hidden_from_the_visitor()
    {
        await using var site = await StartAsync();
        await PublishAsync(site, "Broken", "Broken", "broken");

        var answer = await site.GetAsync("/broken");

        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("Nowhere", answer.Body);
        Assert.StartsWith("<html", answer.Body);
    }

    [Fact]
    public async Task The_head_tells_the_address_the_translations_and_the_description()
    {
        await using var site = await StartAsync();
        await PublishAsync(site, "Page", "About", "about", "en", ",\"SeoMetaPart\":{\"MetaDescription\":\"Who & why\"}");
        await using var session = site.Engine.As();
        var english = (await session.Query.FindByPathAsync("about", default))!;
        await PublishAsync(site, "Page", "Amdanom", "cy/amdanom", "cy", set: english.LocalizationSet);

        var body = (await site.GetAsync("/about")).Body;

        Assert.Contains("<link rel=\"canonical\" href=\"https://example.org/about\">", body);
        Assert.Contains("<link rel=\"alternate\" hreflang=\"cy\" href=\"https://example.org/cy/amdanom\">", body);
        Assert.Contains("<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.org/about\">", body);
        Assert.Contains("<meta name=\"description\" content=\"Who &amp; why\">", body);
        Assert.Contains("<meta property=\"og:locale\" content=\"en_GB\">", body);
        Assert.Contains("<a href=\"/cy/amdanom\">cy</a>", body);
    }

    [Fact]
    public async Task Every_answer_forbids_what_the_site_does_not_need()
    {
        await using var site = await StartAsync();

        var headers = (await site.GetAsync("/")).Headers;

        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", headers.ContentSecurityPolicy.ToString());
        Assert.Equal("nosniff", headers.XContentTypeOptions);
        Assert.False(headers.ContainsKey("X-Powered-By"));
    }

    [Fact]
    public async Task What_a_visitor_sends_is_encoded()
    {
        await using var site = await StartAsync();
        await PublishAsync(site, "Search", "Search", "find");

        Assert.Contains("&lt;script&gt;", (await site.GetAsync("/find?q=%3Cscript%3E")).Body);
    }

    [Fact]
    public async Task A_page_is_kept_until_its_content_changes()
    {
        await using var site = await StartAsync();
        var item = await PublishAsync(site, "Page", "Old", "page");
        var first = await site.GetAsync("/page");

        var unchanged = await site.GetAsync("/page", headers: ("If-None-Match", first.Headers.ETag.ToString()));
        await using var session = site.Engine.As();
        await session.ChangeAsync(item.ContentItemId, """{"TitlePart":{"Title":"New"}}""");
        var changed = await site.GetAsync("/page", headers: ("If-None-Match", first.Headers.ETag.ToString()));

        Assert.Equal((304, ""), (unchanged.Status, unchanged.Body));
        Assert.Equal(200, changed.Status);
        Assert.Contains("<h1>New</h1>", changed.Body);
    }

    [Fact]
    public async Task Query_parameters_that_a_page_reads_are_told_apart_and_others_are_not()
    {
        await using var site = await StartAsync();
        await PublishAsync(site, "Search", "Search", "find");
        var cache = site.Engine.Get<PageCache>();

        Assert.Contains("one", (await site.GetAsync("/find?q=one&utm=x")).Body);
        Assert.Contains("two", (await site.GetAsync("/find?q=two&utm=x")).Body);
        Assert.Contains("one", (await site.GetAsync("/find?utm=y&q=one")).Body);
        Assert.Equal(2, cache.Count);
    }

    [Fact]
    public async Task A_page_for_someone_signed_in_is_kept_for_nobody()
    {
        await using var site = await StartAsync();
        await PublishAsync(site, "Mine", "Mine", "mine");
        var user = new Actor("4user", "Siân", ["ViewContent"], []);

        var answer = await site.GetAsync("/mine", user, headers: ("Cookie", "orchauth_Default=x"));

        Assert.Contains("Siân", answer.Body);
        Assert.Equal("private, no-cache", answer.Headers.CacheControl);
        Assert.DoesNotContain("Siân", (await site.GetAsync("/mine")).Body);
        Assert.Contains("Siân", (await site.GetAsync("/mine", user, headers: ("Cookie", "orchauth_Default=x"))).Body);
    }

    [Fact]
    public async Task A_page_is_sent_compressed_to_those_who_can_read_it()
    {
        await using var site = await StartAsync();

        foreach (var encoding in new[] { "br", "gzip", "" })
        {
            for (var i = 0; i < 2; i++)
            {
                var answer = await site.GetAsync("/", headers: ("Accept-Encoding", encoding));
                Assert.Equal(encoding, answer.Headers.ContentEncoding.ToString());
                Assert.Contains("<h1>Home Welcome</h1>", await Decompress.TextAsync(answer.Bytes, encoding));
                Assert.Equal("Accept-Encoding", answer.Headers.Vary);
            }
        }
    }

    [Fact]
    public async Task HEAD_gives_the_headers_of_GET_without_the_body()
    {
        await using var site = await StartAsync();
        var get = await site.GetAsync("/");

        var head = await site.GetAsync("/", method: "HEAD");

        Assert.Equal((200, ""), (head.Status, head.Body));
        Assert.Equal(get.Headers.ContentLength, head.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
    }

    [Fact]
    public async Task Files_of_the_theme_are_served_and_nothing_outside_of_them()
    {
        await using var site = await StartAsync();
        Directory.CreateDirectory(Path.Combine(site.ThemeFolder, "wwwroot", "css"));
        await File.WriteAllTextAsync(Path.Combine(site.ThemeFolder, "wwwroot", "css", "site.css"), "body{}");
        var address = await site.RenderAsync("{{ '~/Test/css/site.css' | href }}");

        var versioned = await site.GetAsync(address);

        Assert.Matches("^/Test/css/site.css\\?v=[\\w-]{16}$", address);
        Assert.Equal((200, "body{}"), (versioned.Status, versioned.Body));
        Assert.Equal("public, max-age=31536000, immutable", versioned.Headers.CacheControl);
        Assert.Equal("public, max-age=3600", (await site.GetAsync("/Test/css/site.css")).Headers.CacheControl);
        Assert.Equal(304, (await site.GetAsync(address, headers: ("If-None-Match", versioned.Headers.ETag.ToString()))).Status);
        foreach (var path in new[] { "/Test/../theme.json", "/Test/css/..%2f..%2ftheme.json", "/Test/css/%2e%2e/%2e%2e/theme.json", "/Test/.hidden", "/Test/css\\site.css" })
            Assert.Equal(404, (await site.GetAsync(path)).Status);
    }

    private static async Task<ThemedSite> StartAsync()
    {
        var site = await ThemedSite.StartAsync(Views, Type("Page"), Type("Search"), Type("Broken"), Type("Mine"));
        await site.SetHomeAsync(await PublishAsync(site, "Page", "Welcome", "welcome"));
        return site;
    }

    private static async Task<ContentItem> PublishAsync(
        ThemedSite site, string type, string title, string path, string culture = "en", string more = "", string? set = null)
    {
        await using var session = site.Engine.As();
        var localization = set is null ? "" : $",\"LocalizationSet\":\"{set}\"";
        return await session.PublishAsync(
            type, $$$"""{"TitlePart":{"Title":"{{{title}}}"},"AutoroutePart":{"Path":"{{{path}}}"},"LocalizationPart":{"Culture":"{{{culture}}}"{{{localization}}} }{{{more}}} }""");
    }

    private static void AssertRedirect(string place, Answer answer)
    {
        Assert.Equal(301, answer.Status);
        Assert.Equal(place, answer.Headers.Location);
    }
}

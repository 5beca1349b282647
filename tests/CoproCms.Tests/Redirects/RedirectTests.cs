using CoproCms.Redirects;
using CoproCms.Routing;
using CoproCms.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Redirects;

/// <summary>Paths that editors send elsewhere.</summary>
public sealed class RedirectTests
{
    [Fact]
    public async Task A_path_leads_to_its_target_until_a_page_is_there()
    {
        await using var engine = await StartAsync();
        await using var session = engine.As();
        await SaveAsync(session, "/Old Page/", "/new");
        Assert.Equal(new("/new", false), await session.Get<RouteTable>().FindRedirectAsync("old page", default));

        await session.PublishAsync("Page", """{"AutoroutePart":{"Path":"old-page"}}""");
        await SaveAsync(session, "/older", "/new", temporary: true);
        Assert.Equal(new("/new", true), await session.Get<RouteTable>().FindRedirectAsync("OLDER", default));
        Assert.Contains(await SaveAsync(session, "/old-page", "/new"), f => f is { Code: "redirect.path.live" });
    }

    [Theory]
    [InlineData("/a", "/a", "redirect.loop")]
    [InlineData("/x", "/a", "redirect.chain")]
    [InlineData("/b", "/x", "redirect.chain.behind")]
    [InlineData("/b", "/a", "redirect.loop")]
    [InlineData("/x", "https://user@example.org/", "redirect.target.scheme")]
    [InlineData("/x", "http://example.org/", "redirect.target.scheme")]
    [InlineData("/x", "//example.org/", "redirect.target.scheme")]
    [InlineData("/x", "javascript:alert(1)", "redirect.target.scheme")]
    [InlineData("/x", "/\\example.org", "redirect.target.characters")]
    [InlineData("/api/content", "/b", "redirect.path.reserved")]
    [InlineData("", "/b", "redirect.path.missing")]
    [InlineData("/x", "", "redirect.target.missing")]
    [InlineData("/a", "/c", "redirect.path.taken")]
    public async Task What_would_lead_visitors_astray_is_refused(string path, string target, string code)
    {
        await using var engine = await StartAsync();
        await using var session = engine.As();
        await SaveAsync(session, "/a", "/b");

        Assert.Contains(await SaveAsync(session, path, target), f => f.Code == code);
    }

    [Fact]
    public async Task The_addresses_of_the_site_may_be_pasted_whole()
    {
        await using var engine = await StartAsync();
        await using var session = engine.As();
        await session.Get<CoproCms.Settings.SiteSettingsStore>().MergeAsync(new() { ["BaseUrl"] = "https://copro.example" }, default);
        await SaveAsync(session, "https://copro.example/hen?x=1#y", "https://copro.example/newydd");

        Assert.Equal(new("/newydd", false), await session.Get<RouteTable>().FindRedirectAsync("hen", default));
    }

    [Fact]
    public async Task A_file_is_imported_whole_or_not_at_all()
    {
        await using var engine = await StartAsync();
        await using var session = engine.As();
        var refused = await session.Get<RedirectImport>().RunAsync("/one,/two\n/three,ftp://x\n", default);
        Assert.Equal((0, 2), (refused.Saved, Assert.Single(refused.Faults).Line));
        Assert.Null(await session.Get<RouteTable>().FindRedirectAsync("one", default));

        var done = await session.Get<RedirectImport>().RunAsync("Path\tTarget\n/one\t\"/t,wo\"\n\n/three\thttps://example.org\ttemporary", default);
        Assert.Equal((2, "/t,wo"), (done.Saved, (await session.Get<RouteTable>().FindRedirectAsync("one", default))!.Target));
    }

    [Fact]
    public async Task A_file_of_whole_addresses_may_be_imported_again()
    {
        await using var engine = await StartAsync();
        await using var session = engine.As();
        await session.Get<CoproCms.Settings.SiteSettingsStore>().MergeAsync(new() { ["BaseUrl"] = "https://copro.example" }, default);
        await session.Get<RedirectImport>().RunAsync("https://copro.example/hen,/newydd", default);

        Assert.Empty((await session.Get<RedirectImport>().RunAsync("https://copro.example/hen,/diweddar", default)).Faults);
        Assert.Equal(new("/diweddar", false), await session.Get<RouteTable>().FindRedirectAsync("hen", default));
    }

    [Fact]
    public async Task Only_who_may_manage_them_does()
    {
        await using var engine = await StartAsync();
        await using var session = engine.As(engine.User("ann", "EditContent"));

        await Assert.ThrowsAsync<CoproCms.Errors.ForbiddenException>(() => SaveAsync(session, "/a", "/b"));
    }

    [Theory]
    [InlineData("^/?old\\.html$", "/new", "old.html")]
    [InlineData("^/old/page/?$", "/new", "old/page")]
    [InlineData("^/blog/(.*)$", "/news/$1", null)]
    [InlineData("old", "/new", null)]
    public void A_rule_of_one_literal_path_is_a_redirect(string pattern, string target, string? path)
    {
        var rule = Session.Json("""{"Source":"Redirect"}""");
        (rule["Pattern"], rule["SubstitutionPattern"]) = (pattern, target);

        Assert.Equal(path, UrlRewritingStep.Simple(rule)?.Path);
    }

    private static Task<IReadOnlyList<RedirectFault>> SaveAsync(Session session, string path, string target, bool temporary = false) =>
        session.Get<RedirectStore>().SaveAsync(new(path, target, temporary), null, default);

    private static Task<Engine> StartAsync() => Engine.StartAsync(
        services => services.AddScoped<RedirectStore>().AddScoped<RedirectImport>().AddSingleton(RedirectsModule.ManageRedirects),
        new TypeBuilder("Page").Part("TitlePart").Part("AutoroutePart"));
}

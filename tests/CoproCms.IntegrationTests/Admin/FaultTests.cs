using CoproCms.Admin.Contents.Faults;
using CoproCms.Content;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>The check of what is live: links on the site that lead nowhere, and content that is gone.</summary>
public abstract class FaultTests(SiteFixture fixture)
{
    private Site Site => fixture.Site;

    private FaultBook Book => Site.Services.GetRequiredService<FaultBook>();

    private FaultWorker Worker => Site.Services.GetRequiredService<FaultWorker>();

    [SkippableFact]
    public async Task A_link_is_found_once_what_it_leads_to_is_taken_off_and_forgotten_once_it_is_mended()
    {
        fixture.Demand();
        var target = await Site.PublishAsync("Post", i => i.Titled("Led to").In("en"));
        var source = await Site.PublishAsync("Post", i => Body(i.Titled("Leads").In("en"), $"<p><a href=\"/{target.Path}\">there</a> <a href=\"/api/graphql\">system</a></p>"));
        await Worker.CheckAllAsync(default);
        Assert.Null(Book.Find(source.ContentItemId));

        await Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentManager>().UnpublishAsync(target.ContentItemId, default));
        await Worker.CheckAllAsync(default);
        Assert.Equal("/" + target.Path, Assert.Single(Book.Find(source.ContentItemId)!.Links));

        await Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentManager>().SaveAsync(Body(source.Clone(), "<p>Nothing</p>"), new() { Publish = true }, default));
        await Worker.CheckChangedAsync(default);
        Assert.Null(Book.Find(source.ContentItemId));
    }

    [SkippableFact]
    public async Task The_site_as_it_is_set_up_has_no_link_that_leads_nowhere()
    {
        fixture.Demand();
        await Worker.CheckAllAsync(default);

        Assert.Empty(Book.Faults.Where(f => !f.Links.IsEmpty).SelectMany(f => f.Links).Except(["/news/led-to"]));
    }

    private static ContentItem Body(ContentItem item, string html)
    {
        item.RequirePart("HtmlBodyPart")["Html"] = html;
        return item;
    }
}

public sealed class FaultsOnSqliteTests(SqliteSite site) : FaultTests(site), IClassFixture<SqliteSite>;

public sealed class FaultsOnPostgresTests(PostgresSite site) : FaultTests(site), IClassFixture<PostgresSite>;

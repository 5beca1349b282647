using CoproCms.Data;
using CoproCms.IntegrationTests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Durability;

/// <summary>Database contexts are used again by later requests.</summary>
public sealed class PooledContextTests(SqliteSite site) : IClassFixture<SqliteSite>
{
    [Fact]
    public async Task What_one_request_left_behind_is_not_the_next_ones()
    {
        var seen = new HashSet<CmsDbContext>();
        var again = false;
        for (var i = 0; i < 100; i++)
        {
            await using var scope = site.Site.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
            again |= !seen.Add(db);
            Assert.False(db.HasUncommittedChanges);
            Assert.False(db.IsTouched("left behind"));
            db.Touch("left behind");
        }

        Assert.True(again);
    }
}

using System.Globalization;
using CoproCms.Data;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using CoproCms.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Durability;

/// <summary>SQLite knows how much its indexes hold, and learns of it when that has become ten times as much.</summary>
public sealed class SqliteStatisticsTests(SqliteSite fixture) : IClassFixture<SqliteSite>
{
    [Fact]
    public async Task What_has_grown_tenfold_is_counted_again()
    {
        var file = await InDatabaseAsync(db => Task.FromResult(db.Database.GetConnectionString()!));
        await SqliteStatistics.RefreshAsync(file, default);
        Assert.InRange(await CountedAsync(), 1, 1_000);

        await InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO RoleClaim (RoleId, ClaimType, ClaimValue) SELECT (SELECT Id FROM Role LIMIT 1), 'Grown', i FROM n"));

        await SqliteStatistics.RefreshAsync(file, default);
        Assert.InRange(await CountedAsync(), 20_000, 21_000);
    }

    private Task<long> CountedAsync() => InDatabaseAsync(async db =>
        long.Parse((await db.Database.SqlQuery<string>($"SELECT stat AS Value FROM sqlite_stat1 WHERE tbl = 'RoleClaim'").ToListAsync())[0].Split(' ')[0], CultureInfo.InvariantCulture));

    private Task<T> InDatabaseAsync<T>(Func<CmsDbContext, Task<T>> work) =>
        fixture.Site.AsAsync(Actor.System, services => work(services.GetRequiredService<CmsDbContext>()));
}

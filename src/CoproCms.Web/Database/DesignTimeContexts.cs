using CoproCms.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CoproCms.Web.Database;

/// <summary>Lets <c>dotnet ef migrations add</c> see the whole model without a database.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteCmsDbContext>
{
    public SqliteCmsDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqliteCmsDbContext>().UseSqlite("Data Source=:memory:").UseApplicationServiceProvider(DesignTime.Services()).Options);
}

internal sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresCmsDbContext>
{
    public PostgresCmsDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<PostgresCmsDbContext>().UseNpgsql("Host=localhost").UseApplicationServiceProvider(DesignTime.Services()).Options);
}

internal static class DesignTime
{
    public static IServiceProvider Services()
    {
        var builder = new CmsBuilder(new ServiceCollection(), new ConfigurationBuilder().Build());
        SiteModules.Add(builder);
        return builder.Services.BuildServiceProvider();
    }
}

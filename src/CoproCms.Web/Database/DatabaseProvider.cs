using CoproCms.Data;
using CoproCms.Hosting;
using CoproCms.Outbox;
using CoproCms.Queries;
using CoproCms.Security;
using CoproCms.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoproCms.Web.Database;

/// <summary>Chooses the database by the settings <c>DatabaseProvider</c> and <c>DatabaseConnectionString</c>, which may also stand in AutoSetup's tenant.</summary>
internal static class DatabaseProvider
{
    public const string Sqlite = "Sqlite";
    public const string Postgres = "Postgres";

    // Contexts that wait to be used again; more are made when more requests come at once.
    private const int PoolSize = 64;

    private const string Tenant = "OrchardCore:OrchardCore_AutoSetup:Tenants:0:";

    public static CmsBuilder UseDatabase(this CmsBuilder cms)
    {
        var name = Setting(cms.Configuration, "DatabaseProvider") ?? Sqlite;
        if (name.Equals(Sqlite, StringComparison.OrdinalIgnoreCase))
        {
            cms.Services.AddSingleton(new WriteGate(oneAtATime: true)).AddSingleton<ISiteDatabase, SqliteSiteDatabase>();
            cms.Services.AddSingleton<SqliteTagChannel>().AddSingleton<ITagChannel>(provider => provider.GetRequiredService<SqliteTagChannel>());
            cms.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SqliteTagListener>(provider, File(provider)));
            cms.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SqliteStatistics>(provider, File(provider)));
            cms.Services.AddSingleton<SqliteInterruption>();
            cms.Services.AddDbContextPool<CmsDbContext, SqliteCmsDbContext>(
                (provider, options) => options.UseSqlite(File(provider)).AddInterceptors(provider.GetRequiredService<SqliteInterruption>()), PoolSize);
            cms.Services.AddSingleton<IQueryDatabase>(provider => new SqliteQueryDatabase(File(provider)));
        }
        else if (name.Equals(Postgres, StringComparison.OrdinalIgnoreCase))
        {
            var connection = Setting(cms.Configuration, "DatabaseConnectionString")
                ?? throw new InvalidOperationException("DatabaseProvider is Postgres, but DatabaseConnectionString is not set. Give one such as Host=localhost;Database=copro;Username=copro;Password=….");
            cms.Services.AddSingleton(new WriteGate(oneAtATime: false)).AddSingleton<ISiteDatabase>(new PostgresSiteDatabase(connection));
            var channel = new PostgresTagChannel();
            cms.Services.AddSingleton<ITagChannel>(channel).AddSingleton<IOutboxTurn>(new PostgresOutboxTurn(connection));
            cms.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<PostgresTagListener>(provider, connection, channel));
            cms.Services.AddDbContextPool<CmsDbContext, PostgresCmsDbContext>(options => options.UseNpgsql(connection).AddInterceptors(new PostgresTexts()), PoolSize);
            cms.Services.AddSingleton<IQueryDatabase>(new PostgresQueryDatabase(connection));
        }
        else
            throw new InvalidOperationException($"DatabaseProvider is {name}, which is not known. Use {Sqlite} or {Postgres}.");

        NameTheActor(cms.Services);
        return cms;

        string File(IServiceProvider provider) =>
            Setting(cms.Configuration, "DatabaseConnectionString") ?? $"Data Source={provider.GetRequiredService<AppData>().Database}";
    }

    // A pooled context knows no scope; whoever acts in the one that holds it is told to it here.
    private static void NameTheActor(IServiceCollection services)
    {
        var pooled = services.Single(s => s.ServiceType == typeof(CmsDbContext)).ImplementationFactory!;
        services.Replace(ServiceDescriptor.Scoped(provider => ((CmsDbContext)pooled(provider)).In(provider.GetRequiredService<CurrentActor>())));
    }

    private static string? Setting(IConfiguration configuration, string key) =>
        new[] { configuration[key], configuration["OrchardCore:" + key], configuration[Tenant + key] }.FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
}

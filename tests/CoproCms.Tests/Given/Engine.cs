using CoproCms.AccessibilityRules;
using CoproCms.AuditTrail;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Hosting;
using CoproCms.Html;
using CoproCms.Localization;
using CoproCms.Mail;
using CoproCms.Media;
using CoproCms.Modules;
using CoproCms.Network;
using CoproCms.Parts;
using CoproCms.Rendering;
using CoproCms.Security;
using CoproCms.Taxonomies;
using CoproCms.Users;
using CoproCms.Web.Database;
using CoproCms.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Given;

/// <summary>The whole engine with the registered fields and parts over a SQLite file of its own, without a host.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _file;

    private Engine(ServiceProvider services, string file, ManualTime time) => (_services, _file, Time) = (services, file, time);

    public ManualTime Time { get; }

    public IServiceProvider Services => _services;

    /// <summary>Starts with an empty database and the types.</summary>
    public static Task<Engine> StartAsync(params TypeBuilder[] types) => StartAsync(_ => { }, types);

    public static async Task<Engine> StartAsync(Action<IServiceCollection> more, params TypeBuilder[] types)
    {
        var file = Path.Combine(Path.GetTempPath(), $"coprocms-{Guid.NewGuid():N}.db");
        var time = new ManualTime();
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().Build();
        services.AddLogging().AddSingleton<IConfiguration>(configuration).AddHostServices();
        services.AddSingleton<Translations>().AddSingleton<TimeProvider>(time).AddSingleton<IPatternRenderer, FluidPatterns>().AddSingleton(new WriteGate(oneAtATime: true));
        services.AddDbContext<CmsDbContext, SqliteCmsDbContext>(options => options.UseSqlite($"Data Source={file};Pooling=False"));
        AddModules(new(services, configuration));
        // Entity Framework keeps one model of a context for the whole run, so it holds the tables that only some tests use.
        services.AddSingleton<CmsModule>(new WebhooksModule()).AddSingleton<CmsModule>(new AuditTrailModule()).AddSingleton<CmsModule>(new MediaModule());
        more(services);
        var engine = new Engine(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }), file, time);
        await engine.CreateDatabaseAsync();
        await engine.DefineAsync(types);
        return engine;
    }

    /// <summary>A scope in which the actor acts; CoproCms itself when none is named.</summary>
    public Session As(Actor? actor = null)
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor ?? Actor.System;
        return new(scope);
    }

    /// <summary>A user with permissions and all that they imply.</summary>
    public Actor User(string name, params string[] permissions) =>
        new(name, name, _services.GetRequiredService<Permissions>().Closure(permissions), []);

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task DefineAsync(params TypeBuilder[] types)
    {
        await using var session = As();
        var store = session.Get<DefinitionStore>();
        foreach (var type in types)
        {
            foreach (var part in type.Parts)
                await store.SetPartAsync(part, default);
            await store.SetTypeAsync(type.Build(), default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            File.Delete(_file + suffix);
    }

    internal static void AddModules(CmsBuilder cms) => cms
        .Add<CoreModule>()
        .Add<MailModule>()
        .Add<UsersModule>()
        .Add<HtmlModule>()
        .Add<FieldsModule>()
        .Add<PartsModule>()
        .Add<AccessibilityRulesModule>()
        .Add<TaxonomiesModule>()
        .Add<NetworkModule>();

    private async Task CreateDatabaseAsync()
    {
        await using var session = As();
        await session.Db.Database.EnsureCreatedAsync();
    }
}

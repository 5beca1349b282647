using CoproCms.Admin;
using CoproCms.Auditing;
using CoproCms.AuditTrail.Storage;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Security;
using CoproCms.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.AuditTrail;

/// <summary>Keeps and shows who did what, and when. There is no door that changes or removes an entry; old ones are forgotten as the settings say.</summary>
public sealed class AuditTrailModule : WebModule
{
    public const string ViewAuditTrail = "ViewAuditTrail";
    public const string ManageAuditTrailSettings = "ManageAuditTrailSettings";

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<AuditLog, AuditWriter>().AddScoped<AuditReader>().AddSingleton<SettingsSection, TrimmingSettings>();
        services.AddContentHandler<ContentAudit>().AddAdmin<AuditTrailAdmin>();
        services.AddSingleton<AuditCleaner>().AddHostedService(provider => provider.GetRequiredService<AuditCleaner>());
        services.AddPermissions(new Permission(ViewAuditTrail, "See the audit trail"), new Permission(ManageAuditTrailSettings, "Say how long the audit trail is kept"));
    }

    public override void ConfigureModel(ModelBuilder model) => model.ApplyConfiguration(new AuditEntryConfiguration());
}

using CoproCms.Admin;
using CoproCms.Admin.Contents;
using CoproCms.Editing.Merging;
using CoproCms.Editing.Presence;
using CoproCms.Editing.WorkingCopies;
using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Editing;

/// <summary>Keeps what editors write before they save it, tells them of one another, and joins what two of them made of the same item.</summary>
public sealed class EditingModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection(EditingSettings.Section).Get<EditingSettings>() ?? new());
        services.AddSingleton<ContentUnits>();
        services.AddScoped<KeptWork>().AddScoped<ReplacedTexts>().AddScoped<WorkingCopyStore>().AddScoped<PresenceStore>();
        services.AddAdmin<EditingAdmin>().AddContentEditor<ContentEditor>().AddContentHandler<ReplacedTexts>().AddHttpContextAccessor();
        services.AddSingleton<EditingCleaner>().AddHostedService(provider => provider.GetRequiredService<EditingCleaner>());
    }

    public override void ConfigureModel(ModelBuilder model) => model
        .ApplyConfiguration(new WorkingCopyConfiguration())
        .ApplyConfiguration(new ReplacedTextConfiguration())
        .ApplyConfiguration(new EditorPresenceConfiguration());
}

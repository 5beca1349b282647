using CoproCms.Admin;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Security;
using CoproCms.Webhooks.Delivery;
using CoproCms.Webhooks.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoproCms.Webhooks;

/// <summary>Tells other sites what happens to content: signed requests, queued in the transaction of the change and sent until they arrive.</summary>
public sealed class WebhooksModule : WebModule
{
    public const string ManageWebhooks = "ManageWebhooks";

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection(WebhookSettings.Section).Get<WebhookSettings>() ?? new());
        services.TryAddSingleton<OutboundGuard>();
        services.AddSingleton<WebhookSecrets>().AddSingleton<WebhookSender>().AddTaggedCache<WebhookSignal>();
        services.AddScoped<WebhookStore>().AddScoped<WebhookQueue>().AddScoped<WebhookLog>().AddContentHandler<WebhookHandler>();
        services.AddSingleton<WebhookWorker>().AddHostedService(provider => provider.GetRequiredService<WebhookWorker>());
        services.AddAdmin<WebhooksAdmin>().AddPermissions(new Permission(ManageWebhooks, "Manage webhooks"));
    }

    public override void ConfigureModel(ModelBuilder model) => model.ApplyConfiguration(new WebhookDeliveryConfiguration());

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapWebhookApi();
}

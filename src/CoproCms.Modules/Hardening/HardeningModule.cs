using System.Net;
using CoproCms.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Hardening;

/// <summary>
/// What every request goes through first: which proxy to believe, how much a client may send, https for browsers that know us, and an orderly end.
/// Host names are checked by the host itself, by the setting <c>AllowedHosts</c>.
/// </summary>
public sealed class HardeningModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("CoproCms").Get<HardeningSettings>() ?? new();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(settings.ShutdownSeconds));
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = settings.MaxRequestBodySize;
        });
        services.Configure<ForwardedHeadersOptions>(options => Believe(options, settings.ForwardedHeaders, configuration["AllowedHosts"]));
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(settings.HstsDays));
    }

    public override void ConfigureEarly(IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IConfiguration>().GetValue("CoproCms:ForwardedHeaders:Enabled", false))
            app.UseForwardedHeaders();
        if (!app.ApplicationServices.GetRequiredService<IHostEnvironment>().IsDevelopment())
            app.UseHsts();
    }

    private static void Believe(ForwardedHeadersOptions options, ForwardedHeadersSettings settings, string? allowedHosts)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.ForwardLimit = settings.Hops;
        foreach (var proxy in settings.Proxies)
            options.KnownProxies.Add(IPAddress.Parse(proxy));
        foreach (var network in settings.Networks)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        foreach (var host in (allowedHosts ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            options.AllowedHosts.Add(host);
    }
}

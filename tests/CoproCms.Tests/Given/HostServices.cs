using System.Diagnostics;
using CoproCms.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Tests.Given;

/// <summary>What a host would register and routing asks for.</summary>
internal static class HostServices
{
    public static IServiceCollection AddHostServices(this IServiceCollection services)
    {
        var listener = new DiagnosticListener("CoproCms.Tests");
        return services.AddSingleton(listener).AddSingleton<DiagnosticSource>(listener).AddSingleton<AppData>()
            .AddSingleton<IWebHostEnvironment>(_ => new NoHost()).AddSingleton<IHostEnvironment>(p => p.GetRequiredService<IWebHostEnvironment>());
    }

    /// <summary>A folder of its own, made when something is put there and gone with the engine.</summary>
    private sealed class NoHost : IWebHostEnvironment, IDisposable
    {
        public string EnvironmentName { get; set; } = Environments.Production;
        public string ApplicationName { get; set; } = "CoproCms.Tests";
        public string ContentRootPath { get; set; } = Path.Combine(Path.GetTempPath(), $"coprocms-{Guid.NewGuid():N}");
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
        public string WebRootPath { get; set; } = Path.GetTempPath();
        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();

        public void Dispose()
        {
            if (Directory.Exists(ContentRootPath))
                Directory.Delete(ContentRootPath, recursive: true);
        }
    }
}

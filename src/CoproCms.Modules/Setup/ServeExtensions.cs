using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Setup;

/// <summary>Serves the site, having made it ready: the listener and the background workers start when nobody can meet half a site any more.</summary>
public static class ServeExtensions
{
    /// <returns>The process's exit code: not 0 when the site could not be set up.</returns>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            await app.Services.GetRequiredService<SiteStartup>().RunAsync(app.Lifetime.ApplicationStopping);
            await app.RunAsync();
            return 0;
        }
        catch (SetupFailedException)
        {
            // It has been logged, in one line; a stack trace would tell the reader nothing more.
            return 1;
        }
    }
}

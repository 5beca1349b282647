using Microsoft.AspNetCore.Builder;

namespace CoproCms.Setup;

/// <summary>Serves the site.</summary>
public static class ServeExtensions
{
    /// <returns>The process's exit code: not 0 when the site could not be set up.</returns>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
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

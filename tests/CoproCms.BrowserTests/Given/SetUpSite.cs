using CoproCms.IntegrationTests.Given;

namespace CoproCms.BrowserTests.Given;

/// <summary>The data of a site as the recipe Copro leaves it, made once for the whole run: to set a site up takes longer than to start it.</summary>
internal static class SetUpSite
{
    private static readonly Lazy<Task<string>> Data = new(SetUpAsync);

    public static async Task CopyAsync(string appData)
    {
        var from = await Data.Value;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(appData, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task<string> SetUpAsync()
    {
        const string tenant = "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:";
        var appData = Directory.CreateTempSubdirectory("copro_browser_").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(appData, recursive: true);
        await using var server = await ServerProcess.StartAsync(appData, tenant + "AdminUsername=" + CoproSite.AdminName, tenant + "AdminPassword=" + CoproSite.AdminPassword);
        await server.StopAsync();
        return appData;
    }
}

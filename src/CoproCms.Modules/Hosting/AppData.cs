using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Hosting;

/// <summary>The folder that holds everything the site owns and a backup must save: the database, media, keys.</summary>
public sealed class AppData
{
    /// <summary>Setting or environment variable that moves the folder, as in Orchard Core.</summary>
    public const string Setting = "ORCHARD_APP_DATA";

    public AppData(IConfiguration configuration, IHostEnvironment environment)
    {
        var configured = configuration[Setting];
        Root = Path.GetFullPath(string.IsNullOrWhiteSpace(configured) ? "App_Data" : configured, environment.ContentRootPath);
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    public string Database => Path.Combine(Root, "CoproCms.db");

    /// <summary>A folder below the root, created when it is missing.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
}

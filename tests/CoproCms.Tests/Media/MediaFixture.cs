using CoproCms.Hosting;
using CoproCms.Media;
using CoproCms.Media.Files;
using CoproCms.Tests.Given;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Tests.Media;

/// <summary>The media module over an empty folder of its own.</summary>
public sealed class MediaFixture : IDisposable
{
    private readonly ServiceProvider _services;

    public MediaFixture(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        Add(services, Root, settings);
        _services = services.BuildServiceProvider();
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("copro-media").FullName;

    public IMediaUrls Urls => Get<IMediaUrls>();

    internal MediaFiles Files => Get<MediaFiles>();

    internal MediaInspector Inspector => Get<MediaInspector>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public void Put(string path, byte[] content)
    {
        var file = Files.PhysicalPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    /// <summary>The module with App_Data in the folder.</summary>
    public static void Add(IServiceCollection services, string root, params (string Key, string Value)[] settings)
    {
        var values = settings.ToDictionary(s => MediaOptions.Section + ":" + s.Key, s => (string?)s.Value);
        values[AppData.Setting] = root;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        services.TryAddSingleton<IHostEnvironment>(new Folder(root));
        services.AddSingleton<IConfiguration>(configuration).AddSingleton<AppData>();
        new MediaModule().ConfigureServices(services, configuration);
    }

    public Task<Answer> GetAsync(string url, params (string Name, string Value)[] headers)
    {
        var path = url.Split('?')[0];
        var below = Uri.UnescapeDataString(path.StartsWith("/media/", StringComparison.Ordinal) ? path["/media/".Length..] : path);
        return Answer.OfAsync(_services, url, http => Get<MediaEndpoint>().GetAsync(http, below), headers);
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private sealed class Folder(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";
        public string ApplicationName { get; set; } = "CoproCms.Tests";
        public string ContentRootPath { get; set; } = root;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

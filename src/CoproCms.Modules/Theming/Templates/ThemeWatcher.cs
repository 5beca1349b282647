using CoproCms.Data;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;

namespace CoproCms.Theming.Templates;

/// <summary>Announces a change of a theme's files as a change of the stored templates, so that pages made from them go too.</summary>
internal sealed class ThemeWatcher(Themes themes, CacheTagBroadcast broadcast) : IHostedService, IDisposable
{
    private readonly List<IDisposable> _watches = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Folder by folder: beside them may lie a node_modules of thousands.
        foreach (var folder in themes.All.SelectMany(t => new[] { t.Views, t.Localization, t.Files }).Where(Directory.Exists))
        {
            var files = new PhysicalFileProvider(folder);
            _watches.Add(ChangeToken.OnChange(() => files.Watch("**"), Announce));
            _watches.Add(files);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var watch in _watches)
            watch.Dispose();
        _watches.Clear();
    }

    private void Announce() => _ = broadcast.EvictHereAsync(new HashSet<string> { CacheTags.Document(DocumentKinds.Template) });
}

using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Theming.Liquid;

namespace CoproCms.Theming.Templates;

/// <summary>Holds the templates in force, and forgets them when a file, a stored template or the chosen theme changes.</summary>
internal sealed class TemplateStore(LiquidEngine engine, Themes themes, DocumentStoreCache documents) : ITaggedCache
{
    private TemplateCatalog? _current;
    private long _generation;

    public async ValueTask<TemplateCatalog> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _current) is { } current)
            return current;
        var generation = Interlocked.Read(ref _generation);
        var chosen = await documents.ListAsync(DocumentKinds.Theme, cancellationToken);
        var stored = await documents.ListAsync(DocumentKinds.Template, cancellationToken);
        var theme = themes.Choose(chosen.Values.Select(Site).FirstOrDefault(id => id is not null));
        var catalog = new TemplateCatalog(engine, theme, await ReadAsync(theme.Views, cancellationToken), stored);
        if (generation == Interlocked.Read(ref _generation))
            Volatile.Write(ref _current, catalog);
        return catalog;
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(CacheTags.All) || tags.Contains(CacheTags.Document(DocumentKinds.Template)) || tags.Contains(CacheTags.Document(DocumentKinds.Theme)))
        {
            Interlocked.Increment(ref _generation);
            Volatile.Write(ref _current, null);
        }

        return default;
    }

    private static string? Site(JsonObject document) => document.Text("Site") ?? document.Text("site");

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var sources = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!Directory.Exists(folder))
            return sources;
        foreach (var file in Directory.EnumerateFiles(folder, "*.liquid", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            sources[path[..^".liquid".Length]] = await File.ReadAllTextAsync(file, cancellationToken);
        }

        return sources;
    }
}

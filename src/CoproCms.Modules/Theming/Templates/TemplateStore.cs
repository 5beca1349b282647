using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Theming.Liquid;

namespace CoproCms.Theming.Templates;

/// <summary>Holds the templates in force, and forgets them when a file, a stored template or the chosen theme changes.</summary>
internal sealed class TemplateStore(LiquidEngine engine, Themes themes, DocumentStoreCache documents) : ITaggedCache
{
    private readonly Kept<TemplateCatalog> _templates = new();

    public ValueTask<TemplateCatalog> GetAsync(CancellationToken cancellationToken) => _templates.GetAsync(ReadAsync, cancellationToken);

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(CacheTags.All) || tags.Contains(CacheTags.Document(DocumentKinds.Template)) || tags.Contains(CacheTags.Document(DocumentKinds.Theme)))
            _templates.Forget();
        return default;
    }

    private async Task<TemplateCatalog> ReadAsync(CancellationToken cancellationToken)
    {
        var chosen = await documents.ListAsync(DocumentKinds.Theme, cancellationToken);
        var stored = await documents.ListAsync(DocumentKinds.Template, cancellationToken);
        var theme = themes.Choose(chosen.Values.Select(Site).FirstOrDefault(id => id is not null));
        return new TemplateCatalog(engine, theme, await ReadAsync(theme.Views, cancellationToken), stored);
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

using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Shapes;

namespace CoproCms.Theming.Templates;

/// <summary>
/// Every template in force: those that recipes and editors stored, then the theme's files, then the ones that modules bring along.
/// A snapshot: a change makes another.
/// </summary>
internal sealed class TemplateCatalog
{
    private readonly FrozenDictionary<string, TemplateSource> _shapes;
    private readonly FrozenDictionary<string, TemplateSource> _views;
    private readonly ConcurrentDictionary<ShapeKey, LiquidTemplate?> _found = new();

    public TemplateCatalog(LiquidEngine engine, Theme theme, IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, JsonObject> documents)
    {
        (Theme, Files) = (theme, files);
        var shapes = new Dictionary<string, TemplateSource>(StringComparer.OrdinalIgnoreCase);
        var views = new Dictionary<string, TemplateSource>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, source) in BaseTemplates.All)
            shapes[TemplateNames.ShapeOf(path)] = new(path + ".liquid", source, engine);
        foreach (var (path, source) in files)
            shapes[TemplateNames.ShapeOf(path)] = views[path] = new($"Views/{path}.liquid", source, engine);
        foreach (var (name, json) in documents)
            shapes[name] = new(name, json.Text("Content") ?? "", engine);
        _shapes = shapes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _views = views.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        NamesItems = _shapes.Keys.Any(IsForItem);
    }

    public Theme Theme { get; }

    /// <summary>Source of the theme's files by their path below <c>Views</c> without the ending.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>Whether any template is meant for single items, by id, alias or slug; else those alternates need not be tried.</summary>
    public bool NamesItems { get; }

    public IEnumerable<TemplateSource> All => _shapes.Values.Concat(_views.Values).Distinct();

    /// <summary>The template for exactly that shape or alternate.</summary>
    public LiquidTemplate? Shape(string name) => _shapes.GetValueOrDefault(name)?.Compiled;

    /// <summary>The most specific template for the key, looked for once.</summary>
    public LiquidTemplate? Shape(ShapeKey key) =>
        _found.TryGetValue(key, out var known) ? known : _found.GetOrAdd(key, key.Alternates().Select(Shape).FirstOrDefault(t => t is not null));

    /// <summary>A view to include, by its path below <c>Views</c> with or without the extension; stored templates are found by their shape's name.</summary>
    public LiquidTemplate? View(string path)
    {
        var name = path.EndsWith(".liquid", StringComparison.OrdinalIgnoreCase) ? path[..^".liquid".Length] : path;
        return (_views.GetValueOrDefault(name) ?? _shapes.GetValueOrDefault(name))?.Compiled;
    }

    private static bool IsForItem(string name) =>
        name.Contains("__alias__", StringComparison.OrdinalIgnoreCase) || name.Contains("__slug__", StringComparison.OrdinalIgnoreCase)
        || name.Split("__").Any(s => s.Length == ContentId.Length && ContentId.IsWellFormed(s));
}

using System.Text.Json.Nodes;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Settings;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Shapes;
using CoproCms.Theming.Templates;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Theming.Rendering;

/// <summary>Begins renderings. All it needs is in memory.</summary>
internal sealed class RenderSessions(
    IServiceProvider services, LiquidEngine engine, TemplateStore templates, SiteSettingsStore settings, DefinitionStore definitions,
    PlacementStore placements, CacheDependencies dependencies)
{
    /// <param name="culture">The culture to render in, null for the site's default.</param>
    /// <param name="http">The request, where there is one.</param>
    /// <param name="cancellationToken">Stops the rendering.</param>
    public async ValueTask<LiquidContext> BeginAsync(string? culture, HttpContext? http, CancellationToken cancellationToken)
    {
        dependencies.Add(CacheTags.Document(DocumentKinds.Template));
        dependencies.Add(CacheTags.Document(DocumentKinds.Theme));
        dependencies.Add(CacheTags.Definitions);
        var site = await settings.GetAsync(cancellationToken);
        var catalog = await templates.GetAsync(cancellationToken);
        var session = new RenderSession(services, site, culture ?? site.Cultures.Default, catalog, cancellationToken)
        {
            Http = http,
            Definitions = await definitions.GetAsync(cancellationToken),
            Placement = await placements.GetAsync(catalog.Theme, cancellationToken),
        };
        return new(engine, session);
    }
}

/// <summary>The placement in force: the theme's <c>placement.json</c>, then the rules that recipes stored.</summary>
internal sealed class PlacementStore(DocumentStore documents, PlacementCache cache)
{
    public async ValueTask<Placement> GetAsync(Theme theme, CancellationToken cancellationToken)
    {
        var stored = await documents.ListAsync(DocumentKinds.Placement, cancellationToken);
        return cache.For(theme, stored);
    }
}

/// <summary>Keeps the placement made from the same documents; those are replaced as a whole when one changes.</summary>
internal sealed class PlacementCache
{
    private (Theme Theme, object Documents, Placement Placement)? _made;

    public Placement For(Theme theme, IReadOnlyDictionary<string, JsonObject> documents)
    {
        if (_made is { } made && made.Theme == theme && ReferenceEquals(made.Documents, documents))
            return made.Placement;
        var placement = new Placement(FromTheme(theme).Concat(documents.Select(d => KeyValuePair.Create(d.Key, Rules(d.Value)))));
        _made = (theme, documents, placement);
        return placement;
    }

    private static JsonNode? Rules(JsonObject document) => document["Placement"] ?? document["Rules"] ?? document["PlacementNodes"];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> FromTheme(Theme theme)
    {
        var file = Path.Combine(theme.Folder, "placement.json");
        return File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) as JsonObject ?? [] : [];
    }
}

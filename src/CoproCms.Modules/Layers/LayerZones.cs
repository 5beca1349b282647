using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Shapes;
using CoproCms.Theming.Templates;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Layers;

/// <summary>The widgets of a zone: published items with <c>LayerMetadata</c> whose layer's rule holds for the page.</summary>
internal sealed class LayerZones(LayerRules rules) : IZoneSource
{
    public const int MaximumWidgets = 200;

    public async ValueTask<IReadOnlyList<Shape>> ShapesAsync(string zone, LiquidContext context)
    {
        var session = context.Session;
        var types = session.Definitions.Types.Values.Where(t => t.Stereotype == "Widget").Select(t => t.Name).ToList();
        var layers = await session.Services.GetRequiredService<DocumentStore>().ListAsync(DocumentKinds.Layer, session.CancellationToken);
        if (types.Count == 0 || layers.Count == 0)
            return [];
        var widgets = await session.OnceAsync("layer-widgets", () => ReadAsync(types, session));
        var shapes = new List<Shape>();
        foreach (var (widget, metadata) in widgets.Where(w => w.Metadata.Zone.Equals(zone, StringComparison.OrdinalIgnoreCase)))
        {
            if (layers.TryGetValue(metadata.Layer, out var layer) && IsFor(widget, session) && rules.Holds(layer, session))
                shapes.Add(Shape(widget, metadata, zone, session));
        }

        return shapes;
    }

    private static async ValueTask<IReadOnlyList<(ContentItem Item, LayerMetadataValues Metadata)>> ReadAsync(List<string> types, RenderSession session)
    {
        var items = await session.Services.GetRequiredService<ContentQuery>()
            .ListAsync(new() { Types = [.. types], Take = MaximumWidgets }, session.CancellationToken);
        return [.. items.Where(i => i.Part("LayerMetadata") is not null).Select(i => (i, LayerMetadataValues.Read(i)))];
    }

    private static bool IsFor(ContentItem widget, RenderSession session) => widget.Culture is null || widget.Culture == session.Culture;

    private static ContentShape Shape(ContentItem widget, LayerMetadataValues metadata, string zone, RenderSession session)
    {
        var shape = session.Shape(widget, ContentShape.Detail);
        shape.Position = metadata.Position;
        shape.Set("RenderTitle", BooleanValue.Create(metadata.RenderTitle));
        var candidates = new[] { $"Widget_Wrapper__Zone__{TemplateNames.Encode(zone)}", $"Widget_Wrapper__{TemplateNames.Encode(widget.ContentType)}", "Widget_Wrapper" };
        if (candidates.FirstOrDefault(name => session.Templates.Shape(name) is not null) is { } wrapper)
            shape.Wrappers.Add(wrapper);
        return shape;
    }
}

/// <summary>Where a widget stands: <c>{"Zone":"Footer","Layer":"Always","Position":1.0,"RenderTitle":true}</c>.</summary>
internal sealed record LayerMetadataValues(string Zone, string Layer, string Position, bool RenderTitle)
{
    public static LayerMetadataValues Read(ContentItem item)
    {
        var json = item.Part("LayerMetadata");
        return new(
            json.Text("Zone") ?? "", json.Text("Layer") ?? "",
            json.Number("Position")?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "0", json.Flag("RenderTitle") ?? false);
    }
}

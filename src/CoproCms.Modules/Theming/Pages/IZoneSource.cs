using CoproCms.Theming.Liquid;
using CoproCms.Theming.Shapes;

namespace CoproCms.Theming.Pages;

/// <summary>Puts shapes into the zones of a layout, such as widgets. Asked when a layout renders the zone.</summary>
public interface IZoneSource
{
    ValueTask<IReadOnlyList<Shape>> ShapesAsync(string zone, LiquidContext context);
}

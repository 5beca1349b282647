using CoproCms.Theming.Shapes;

namespace CoproCms.Menus;

/// <summary>An item of a menu. A template may turn it into a <c>MenuItemLink</c>, which then has alternates of that name.</summary>
internal sealed class MenuItemShape(string menu, string itemType, int level) : Shape("MenuItem")
{
    internal override ShapeKey Key => new MenuItemShapeKey(Type, menu, itemType, level);
}

/// <summary>Orchard Core's alternates of menu items: for a menu before those for any, with the kind of item and the level before those without.</summary>
internal sealed record MenuItemShapeKey(string Type, string Menu, string ItemType, int Level) : ShapeKey
{
    public override IEnumerable<string> Alternates() =>
    [
        $"{Type}__{Menu}__{ItemType}__level__{Level}", $"{Type}__{Menu}__{ItemType}", $"{Type}__{Menu}__level__{Level}", $"{Type}__{Menu}",
        $"{Type}__{ItemType}__level__{Level}", $"{Type}__{ItemType}", $"{Type}__level__{Level}", Type,
    ];
}

using CoproCms.Content;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Shapes;
using CoproCms.Theming.Templates;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Menus;

/// <summary>Makes the shapes of a menu: <c>Menu</c> with its items, each a <c>MenuItem</c> with items of its own.</summary>
internal sealed class MenuLiquid : ILiquidExtension
{
    private const string Alias = "alias:";

    public void Register(LiquidLanguage language) => language.Shape("menu", BuildAsync);

    private static async ValueTask<Shape?> BuildAsync(FilterArguments arguments, LiquidContext context)
    {
        var handle = arguments.Text("alias") ?? arguments.Text("identifier") ?? "main-menu";
        if (!handle.Contains(':'))
            handle = Alias + handle;
        if (await context.Session.Services.GetRequiredService<ContentHandles>().FindAsync(handle, context.Session) is not { } menu)
            return null;
        var name = TemplateNames.Encode(handle.StartsWith(Alias, StringComparison.Ordinal) ? handle[Alias.Length..] : menu.DisplayText ?? "");
        var entries = MenuEntry.Read(menu);
        await MenuEntry.ResolveAsync(entries, context.Session);
        var shape = new Shape("Menu");
        shape.Alternates.Add("Menu__" + name);
        shape.Set("ContentItem", new Theming.Values.ContentItemValue(menu)).Set("MenuName", StringValue.Create(name));
        Add(shape, entries, name, 0, context.Session);
        return shape;
    }

    private static void Add(Shape parent, IReadOnlyList<MenuEntry> entries, string menu, int level, RenderSession session)
    {
        foreach (var entry in entries)
        {
            var item = entry.Shape(menu, level, session);
            Add(item, entry.Entries, menu, level + 1, session);
            parent.Items.Add(item);
        }
    }
}

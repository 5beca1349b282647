using System.Collections.Immutable;
using CoproCms.Content;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Shapes;
using CoproCms.Theming.Templates;
using CoproCms.Theming.Values;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Menus;

/// <summary>One item of a menu, read from the menu's document.</summary>
internal sealed class MenuEntry(ContentItem item, ImmutableArray<MenuEntry> entries)
{
    private ContentItem? _target;

    public ImmutableArray<MenuEntry> Entries => entries;

    private string? TargetId => item.Part("ContentMenuItemPart").Object("SelectedContentItem").Texts("ContentItemIds").FirstOrDefault();

    public static ImmutableArray<MenuEntry> Read(ContentItem owner) =>
        [.. owner.Part("MenuItemsListPart").Objects("MenuItems").Select(json =>
        {
            var item = ContentItemJson.Read(json);
            return new MenuEntry(item, Read(item));
        })];

    /// <summary>Finds the items that entries lead to, in the reader's language, all at once.</summary>
    public static async ValueTask ResolveAsync(IReadOnlyList<MenuEntry> entries, RenderSession session)
    {
        var leading = All(entries).Where(e => e.TargetId is not null).ToList();
        if (leading.Count == 0)
            return;
        var localized = session.Services.GetRequiredService<LocalizedContent>();
        var found = await localized.EachInCultureAsync([.. leading.Select(e => e.TargetId!)], session);
        foreach (var entry in leading)
            entry._target = found.GetValueOrDefault(entry.TargetId!);
    }

    public Shape Shape(string menu, int level, RenderSession session)
    {
        var href = Href(session);
        var path = session.Http?.Request is { } request ? request.PathBase.Add(request.Path).ToUriComponent() : null;
        return new MenuItemShape(menu, TemplateNames.Encode(item.ContentType), level)
            .Set("Text", StringValue.Create(Text(session)))
            .Set("Href", StringValue.Create(href))
            .Set("Level", NumberValue.Create(level))
            .Set("IsCurrent", BooleanValue.Create(href.Length > 0 && href == path))
            .Set("IsAncestor", BooleanValue.Create(href.Length > 1 && path?.StartsWith(href.TrimEnd('/') + "/", StringComparison.Ordinal) == true))
            .Set("Html", TagArguments.Html(item.Part("HtmlMenuItemPart").Text("Html") ?? ""))
            .Set("ContentItem", new ContentItemValue(item));
    }

    private static IEnumerable<MenuEntry> All(IEnumerable<MenuEntry> entries) => entries.SelectMany(e => All(e.Entries).Prepend(e));

    private string Text(RenderSession session) => item.DisplayText is { Length: > 0 } text ? session.Translate(text) : _target?.DisplayText ?? "";

    private string Href(RenderSession session)
    {
        if (TargetId is not null)
            return _target is null ? "" : Urls.Of(_target, session);
        var url = item.Part("LinkMenuItemPart").Text("Url") ?? item.Part("HtmlMenuItemPart").Text("Url") ?? "";
        return Urls.Local(url, session);
    }
}

using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Fields;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Lists;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Values;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Shapes;

/// <summary>The members of a part or field that are more than their JSON: rendered HTML, nested and picked items, the pages of a list.</summary>
internal static class ElementMembers
{
    private const int DefaultPageSize = 10;

    /// <summary>The member as its kind says, null when it is plain JSON.</summary>
    public static async ValueTask<FluidValue?> FindAsync(ElementShape shape, ValueShape? value, string name, LiquidContext context)
    {
        if (value is not ValueShape.Object { Members: var members })
            return null;
        if (members.FirstOrDefault(m => m.Name == name) is { } member)
            return await ValueAsync(shape, member, context);
        return name == "Pager" && members.Any(m => m.Kind == MemberKind.ContainedItems) ? await PagerAsync(shape, context) : null;
    }

    private static async ValueTask<FluidValue?> ValueAsync(ElementShape shape, ShapeMember member, LiquidContext context) => member.Kind switch
    {
        MemberKind.Html => StringValue.Create(await Html(context).HtmlAsync(Text(shape, member), shape.RunsLiquid, shape.Item, context)),
        MemberKind.MarkdownHtml => StringValue.Create(await Html(context).MarkdownAsync(Text(shape, member), shape.RunsLiquid, shape.Item, context)),
        MemberKind.NestedItems => ContentItemValue.Of(shape.Json.Objects(member.JsonName).Select(ContentItemJson.Read)),
        MemberKind.ContainedItems => ContentItemValue.Of((await ListAsync(shape, context)).Items),
        MemberKind.ContentItems => ContentItemValue.Of(await context.Session.Services.GetRequiredService<LocalizedContent>()
            .InCultureAsync([.. shape.Json.Texts(member.JsonName)], context.Session)),
        _ => null,
    };

    private static HtmlRenderer Html(LiquidContext context) => context.Session.Services.GetRequiredService<HtmlRenderer>();

    private static string Text(ElementShape shape, ShapeMember member) => shape.Json.Text(member.JsonName) ?? "";

    private static async ValueTask<FluidValue> PagerAsync(ElementShape shape, LiquidContext context)
    {
        var list = await ListAsync(shape, context);
        return new ShapeValue(PagerLiquid.Build(list.Page, await list.PageCountAsync(), "page", context.Session));
    }

    // Settings ListPartSettings: PageSize, EnableOrdering.
    private static ValueTask<ContentList> ListAsync(ElementShape shape, LiquidContext context)
    {
        var session = context.Session;
        var settings = (shape as PartShape)?.Part.Section("ListPartSettings");
        return session.OnceAsync(("list", shape.Item.ContentItemId), () =>
        {
            session.Page.ReadsQuery("page");
            var size = Math.Clamp((int?)settings.Number("PageSize") ?? DefaultPageSize, 1, session.Site.MaxPageSize);
            var page = int.TryParse(session.Http?.Request.Query["page"], out var asked) ? asked : 1;
            var request = ContainedContent.Of(shape.Item.ContentItemId);
            if (settings.Flag("EnableOrdering") == true)
                request = request with { OrderBy = [ContentSort.By(ContentColumn.ListOrder)] };
            return ContentList.ReadAsync(session.Services.GetRequiredService<ContentQuery>(), request, size, page, session.CancellationToken);
        });
    }
}

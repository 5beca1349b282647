using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Shapes;
using CoproCms.Theming.Values;
using Fluid;
using Fluid.Values;
using Microsoft.AspNetCore.Http.Extensions;

namespace CoproCms.Theming.Lists;

/// <summary>The shape of a pager: <c>{% shape "pager", page: list.Page, page_count: list.PageCount %}</c>.</summary>
internal sealed class PagerLiquid : ILiquidExtension
{
    private const int Around = 2;

    public void Register(LiquidLanguage language) => language.Shape("pager", (arguments, context) => new(Build(
        arguments["page"].Integer() ?? 1, arguments["page_count"].Integer() ?? 1, arguments.Text("parameter") ?? "page", context.Session)));

    /// <param name="page">The page shown, from 1.</param>
    /// <param name="count">Pages in all.</param>
    /// <param name="parameter">The query parameter that carries the page.</param>
    /// <param name="session">The page; query parameters that it has read so far are kept in the addresses.</param>
    public static Shape Build(int page, int count, string parameter, RenderSession session)
    {
        session.Page.ReadsQuery(parameter);
        count = Math.Max(count, 1);
        var shape = new Shape("Pager")
            .Set("Page", NumberValue.Create(page))
            .Set("PageCount", NumberValue.Create(count))
            .Set("PreviousUrl", page > 1 ? Url(Math.Min(page - 1, count), parameter, session) : NilValue.Instance)
            .Set("NextUrl", page < count ? Url(page + 1, parameter, session) : NilValue.Instance)
            .Set("Pages", new ArrayValue([.. Numbers(page, count).Select(number => Page(number, page, parameter, session))]));
        return shape;
    }

    /// <summary>The first, the last, and those around the page; 0 stands for a gap.</summary>
    internal static IEnumerable<int> Numbers(int page, int count)
    {
        var last = 0;
        for (var number = 1; number <= count; number = Next(number, page, count))
        {
            if (number > last + 1)
                yield return 0;
            yield return last = number;
        }
    }

    // Jumps over what is not shown: a list may have thousands of pages.
    private static int Next(int number, int page, int count)
    {
        var next = number + 1;
        if (next < page - Around && next < count)
            return Math.Min(page - Around, count);
        return next > page + Around && next < count ? count : next;
    }

    private static RootValue Page(int number, int page, string parameter, RenderSession session) => new((name, _) => name switch
    {
        "Number" => number == 0 ? NilValue.Instance : NumberValue.Create(number),
        "Url" => number == 0 ? NilValue.Instance : Url(number, parameter, session),
        "IsCurrent" => BooleanValue.Create(number == page),
        "IsGap" => BooleanValue.Create(number == 0),
        _ => NilValue.Instance,
    });

    private static StringValue Url(int number, string parameter, RenderSession session)
    {
        if (session.Http is not { Request: var request })
            return StringValue.Create($"?{parameter}={number}");
        var query = new QueryBuilder();
        foreach (var name in session.Page.QueryRead.Where(n => n != parameter && n != "*"))
        {
            if (request.Query.TryGetValue(name, out var values) && values is [{ Length: > 0 } value, ..])
                query.Add(name, value);
        }

        if (number > 1)
            query.Add(parameter, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return StringValue.Create(request.PathBase.Add(request.Path).ToUriComponent() + query.ToQueryString().ToUriComponent());
    }
}

using CoproCms.Content;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Values;
using Fluid.Values;

namespace CoproCms.Theming.Lists;

/// <summary>A page of a list: Items, Page; TotalCount and PageCount are counted when a template asks and the items do not tell.</summary>
internal sealed class ContentList : TemplateValue
{
    /// <summary>Page sizes up to this are allowed whatever the site's maximum is.</summary>
    public const int AlwaysAllowed = 50;

    /// <summary>Beyond this nobody turns pages by hand.</summary>
    public const int LastPage = 10_000;

    private readonly Func<ValueTask<int>> _count;
    private readonly int _first;
    private int? _total;

    private ContentList(IReadOnlyList<ContentItem> items, int? total, Func<ValueTask<int>> count, int first, int page) =>
        (Items, _total, _count, _first, Page) = (items, total, count, first, page);

    public IReadOnlyList<ContentItem> Items { get; }

    public int Page { get; }

    /// <param name="query">The read rule.</param>
    /// <param name="request">What is listed.</param>
    /// <param name="first">Items on a page.</param>
    /// <param name="page">From 1; one beyond the last shows the last.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async ValueTask<ContentList> ReadAsync(ContentQuery query, ContentRequest request, int first, int page, CancellationToken cancellationToken)
    {
        page = Math.Clamp(page, 1, LastPage);
        // One more than is shown: it tells whether there is another page.
        var items = await query.ListAsync(request with { Skip = (page - 1) * first, Take = first + 1 }, cancellationToken);
        int? total = items.Count <= first && (items.Count > 0 || page == 1) ? ((page - 1) * first) + items.Count : null;
        if (items.Count == 0 && page > 1)
        {
            total = await query.CountAsync(request, cancellationToken);
            page = Math.Max(1, (total.Value + first - 1) / first);
            items = await query.ListAsync(request with { Skip = (page - 1) * first, Take = first }, cancellationToken);
        }

        return new([.. items.Take(first)], total, async () => await query.CountAsync(request, cancellationToken), first, page);
    }

    public override IEnumerable<FluidValue> Enumerate(Fluid.TemplateContext context) => Items.Select(ContentItemValue.Of);

    public async ValueTask<int> TotalAsync() => _total ??= await _count();

    public async ValueTask<int> PageCountAsync() => (await TotalAsync() + _first - 1) / _first;

    protected override async ValueTask<FluidValue> MemberAsync(string name, LiquidContext context) => name switch
    {
        "Items" => ContentItemValue.Of(Items),
        "Page" => NumberValue.Create(Page),
        "First" => NumberValue.Create(_first),
        "TotalCount" => NumberValue.Create(await TotalAsync()),
        "PageCount" => NumberValue.Create(await PageCountAsync()),
        "size" => NumberValue.Create(Items.Count),
        _ => NilValue.Instance,
    };
}

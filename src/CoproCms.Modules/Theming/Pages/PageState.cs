using Fluid.Values;

namespace CoproCms.Theming.Pages;

/// <summary>What the templates of a page say to its layout, and what they read of the request.</summary>
public sealed class PageState
{
    private readonly SortedSet<string> _queryRead = new(StringComparer.Ordinal);
    private bool _titleBegun;

    /// <summary>Parts of the title, the most special first.</summary>
    public List<string> TitleSegments { get; } = [];

    public Resources Resources { get; } = new();

    internal string? Layout { get; set; } = "Layout";

    internal string Body { get; set; } = "";

    internal Dictionary<string, List<(string Position, FluidValue Content)>> Zones { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Values that templates leave for one another (<c>HttpContext.Items</c>).</summary>
    internal Dictionary<string, FluidValue> Items { get; } = [];

    /// <summary>Where a page that no item stands behind is in other languages, by culture.</summary>
    internal IReadOnlyDictionary<string, string> Translations { get; set; } = new Dictionary<string, string>();

    /// <summary>Ids of the items that are the home page of a culture.</summary>
    internal IReadOnlySet<string> HomeItemIds { get; set; } = new HashSet<string>();

    /// <summary>Names of the query parameters that made a difference; <c>*</c> when all of them did.</summary>
    internal IReadOnlyCollection<string> QueryRead => _queryRead;

    internal bool DependsOnTime { get; set; }

    /// <summary>Something of this visitor alone was read, so the page is nobody else's.</summary>
    internal bool IsPersonal { get; set; }

    /// <summary>True once: the site's format of titles uses the same tag as the layout that it stands in for.</summary>
    internal bool BeginTitle() => !_titleBegun && (_titleBegun = true);

    /// <summary>Puts a title in the place of all segments so far.</summary>
    public void SetTitle(string title)
    {
        TitleSegments.Clear();
        TitleSegments.Add(title);
    }

    public void AddToZone(string zone, string? position, FluidValue content)
    {
        if (!Zones.TryGetValue(zone, out var contents))
            Zones[zone] = contents = [];
        contents.Add((position ?? "", content));
    }

    internal void ReadsQuery(string name) => _queryRead.Add(name);
}

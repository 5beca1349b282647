using System.Globalization;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Localization;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Shapes;
using CoproCms.Theming.Templates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Rendering;

/// <summary>One rendering of a page or an item, in one culture: all its templates share it. What features need, they take from <see cref="Services"/>.</summary>
public sealed class RenderSession
{
    private readonly Dictionary<object, object> _memory = [];

    internal RenderSession(IServiceProvider services, SiteSettings site, string culture, TemplateCatalog templates, CancellationToken cancellationToken)
    {
        (Services, Site, Culture, Templates, CancellationToken) = (services, site, culture, templates, cancellationToken);
        Cultures = site.Cultures;
        Format = SiteCultures.Format(culture);
        TimeZone = TimeZoneInfo.TryFindSystemTimeZoneById(site.TimeZoneId, out var zone) ? zone : TimeZoneInfo.Utc;
        var time = services.GetRequiredService<TimeProvider>();
        Clock = time.GetUtcNow;
    }

    /// <summary>The scope that the rendering runs in.</summary>
    public IServiceProvider Services { get; }

    public SiteSettings Site { get; }

    /// <summary><c>en</c> or <c>cy</c>: the culture of the item or page.</summary>
    public string Culture { get; }

    public SiteCultures Cultures { get; }

    /// <summary>How dates and numbers are written.</summary>
    public CultureInfo Format { get; }

    public TimeZoneInfo TimeZone { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>The request, null when an item is rendered for another surface.</summary>
    public HttpContext? Http { get; internal init; }

    /// <summary>The item that the page shows, null on error pages.</summary>
    public ContentItem? PageItem { get; internal set; }

    /// <summary>The page's head and zones.</summary>
    public PageState Page { get; } = new();

    public Actor Actor => Services.GetRequiredService<CurrentActor>().Value;

    /// <summary>What the answer depends on; readers of content note it themselves.</summary>
    public CacheDependencies Dependencies => Services.GetRequiredService<CacheDependencies>();

    /// <summary>The clock, for what shows no present time.</summary>
    internal Func<DateTimeOffset> Clock { get; }

    internal ContentDefinitions Definitions { get; init; } = ContentDefinitions.Empty;

    internal TemplateCatalog Templates { get; }

    internal Placement Placement { get; init; } = new([]);

    /// <summary>The present instant. A page that asks for it is kept for a minute at most.</summary>
    public DateTimeOffset Now()
    {
        Page.DependsOnTime = true;
        return Clock();
    }

    /// <summary>Something was read that is this visitor's alone: the page is not kept for others.</summary>
    public void NotePersonal() => Page.IsPersonal = true;

    public string Translate(string text, params ReadOnlySpan<string> arguments) =>
        Services.GetRequiredService<Translations>().Text(Culture, text, null, arguments);

    /// <summary>What was found for the key earlier in this rendering, or what is found now: the same question is asked of the database once.</summary>
    public async ValueTask<T> OnceAsync<T>(object key, Func<ValueTask<T>> find) where T : class
    {
        if (_memory.TryGetValue(key, out var known))
            return (T)known;
        var found = await find();
        _memory[key] = found;
        return found;
    }

    /// <summary>The shape of an item in a display type.</summary>
    public ContentShape Shape(ContentItem item, string displayType)
    {
        Dependencies.Add(CacheTags.Item(item.ContentItemId));
        var type = Definitions.Type(item.ContentType);
        var plan = type is null ? DisplayPlan.Empty : Services.GetRequiredService<DisplayPlans>().For(type, displayType, Placement);
        return new(item, type, displayType, plan, IsHomepage(item));
    }

    private bool IsHomepage(ContentItem item) => Page.HomeItemIds.Contains(item.ContentItemId);
}

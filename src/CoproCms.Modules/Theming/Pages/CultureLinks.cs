using CoproCms.Data;
using CoproCms.Theming.Rendering;

namespace CoproCms.Theming.Pages;

/// <summary>Where the same page is in another language.</summary>
internal sealed class CultureLinks(LocalizedContent localized, HomePages homes)
{
    /// <summary>The address of the page's translation, else of the home page in that language.</summary>
    public async ValueTask<string> SwitchAsync(string culture, RenderSession session)
    {
        if (session.PageItem is { } item)
        {
            var siblings = await localized.SiblingsAsync(item, session);
            if (siblings.TryGetValue(culture, out var sibling))
                return Urls.Of(sibling, session);
        }

        return session.Page.Translations.GetValueOrDefault(culture) ?? await HomeAsync(culture, session);
    }

    /// <summary>The home page in a language; <c>/</c> when there is none.</summary>
    public async ValueTask<string> HomeAsync(string culture, RenderSession session)
    {
        var pages = await homes.GetAsync(session.CancellationToken);
        session.Dependencies.Add(CacheTags.Document(DocumentKinds.Settings));
        if (pages.ContentType is { } type)
            session.Dependencies.Add(CacheTags.Type(type));
        return Urls.Local("~" + (pages.ByCulture.GetValueOrDefault(culture)?.Path ?? "/"), session);
    }
}

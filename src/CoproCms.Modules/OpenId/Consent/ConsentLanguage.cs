using CoproCms.Settings;
using CoproCms.Theming.Http;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;

namespace CoproCms.OpenId.Consent;

/// <summary>Chooses the language of a page about an application: as the application asks for, else as the visitor picked, else as their browser says.</summary>
internal sealed class ConsentLanguage(SiteSettingsStore settings)
{
    /// <param name="request">The request; its form is read if it has one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ConsentTexts> ChooseAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var cultures = (await settings.GetAsync(cancellationToken)).Cultures;
        string? Supported(string? tag) => cultures.Supported.FirstOrDefault(c => c.Equals(tag?.Split('-')[0], StringComparison.OrdinalIgnoreCase));
        var asked = Parameter(request, OpenIddictConstants.Parameters.UiLocales)?.Split(' ').Select(Supported).FirstOrDefault(c => c is not null);
        return ConsentTexts.In(asked ?? RequestCulture.FromCookie(request, cultures) ?? request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1).Select(l => Supported(l.Value.Value)).FirstOrDefault(c => c is not null) ?? cultures.Default);
    }

    private static string? Parameter(HttpRequest request, string name) =>
        ProtocolParameters.IsForm(request) ? request.Form[name].FirstOrDefault() : request.Query[name].FirstOrDefault();
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using OpenIddict.Abstractions;

namespace CoproCms.OpenId.Consent;

/// <summary>The parameters of a request to the server, to be sent again after the user has signed in, decided, or chosen another language.</summary>
internal static class ProtocolParameters
{
    /// <summary>The name of our own buttons.</summary>
    public const string Decision = "decision";

    private const string AntiforgeryToken = "__RequestVerificationToken";

    /// <summary>OpenIddict reads no other kind of form.</summary>
    public static bool IsForm(HttpRequest request) => request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Which of our buttons was pressed; null for a request that comes from an application.</summary>
    public static string? DecisionIn(HttpRequest request) => IsForm(request) ? request.Form[Decision].FirstOrDefault() : null;

    /// <summary>In the order they came, our form's own left out.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(HttpRequest request) =>
    [
        .. (IsForm(request) ? request.Form : request.Query.AsEnumerable())
            .Where(p => p.Key is not (Decision or AntiforgeryToken))
            .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? ""))),
    ];

    /// <summary>The address that asks the same again.</summary>
    public static string Address(PathString path, IEnumerable<KeyValuePair<string, string>> parameters) => path + new QueryBuilder(parameters).ToQueryString();

    /// <summary>The same in another language.</summary>
    public static string In(string culture, PathString path, IEnumerable<KeyValuePair<string, string>> parameters) =>
        Address(path, parameters.Where(p => p.Key != OpenIddictConstants.Parameters.UiLocales).Append(KeyValuePair.Create(OpenIddictConstants.Parameters.UiLocales, culture)));

    /// <summary>
    /// Lets the form on this page lead to the application in the end: browsers hold redirects that follow a form to the page's policy too.
    /// The address is one that the application is registered with.
    /// </summary>
    public static void AllowFormTo(this HttpResponse response, Uri address) => response.OnStarting(() =>
    {
        const string self = "form-action 'self'";
        var source = address.Scheme is "http" or "https" ? address.GetLeftPart(UriPartial.Authority) : address.Scheme + ":";
        response.Headers.ContentSecurityPolicy = response.Headers.ContentSecurityPolicy.ToString().Replace(self, $"{self} {source}", StringComparison.Ordinal);
        return Task.CompletedTask;
    });
}

using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CoproCms.GraphQL.Http;

/// <summary>The two media types of answers, and which of them a client likes best.</summary>
internal static class ResponseType
{
    /// <summary>What clients have always got, and who does not care gets.</summary>
    public const string Json = "application/json";

    /// <summary>Tells GraphQL's own answers from those of proxies, so that it can say by its status how the request went.</summary>
    public const string Strict = "application/graphql-response+json";

    private const string StrictInUtf8 = Strict + "; charset=utf-8";

    /// <exception cref="TransportError">The client takes neither.</exception>
    public static string Of(HttpRequest request) => Choose(request) ?? throw TransportError.NotAcceptable();

    /// <summary>For a refusal, which is sent whether the client takes it or not.</summary>
    public static string OrJson(HttpRequest request) => Choose(request) ?? Json;

    public static bool IsStrict(string contentType) => !ReferenceEquals(contentType, Json);

    private static string? Choose(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept is [] or ["" or "*/*" or Json])
            return Json;
        if (accept is [Strict])
            return StrictInUtf8;
        // What cannot be read says nothing.
        if (!MediaTypeHeaderValue.TryParseList(accept, out var types))
            return Json;
        var (strict, json) = (Quality(types, Strict, named: true), Quality(types, Json, named: false));
        return strict > 0 && strict >= json ? StrictInUtf8 : json > 0 ? Json : null;
    }

    // The most specific range counts; ranges with a wildcard mean the type that clients have always got.
    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type, bool named)
    {
        var range = accepted.FirstOrDefault(t => t.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) && IsUtf8(t))
            ?? (named ? null : accepted.FirstOrDefault(t => t.MediaType == "application/*") ?? accepted.FirstOrDefault(t => t.MediaType == "*/*"));
        return range is null ? 0 : range.Quality ?? 1;
    }

    private static bool IsUtf8(MediaTypeHeaderValue type) => type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}

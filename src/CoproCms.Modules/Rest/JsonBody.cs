using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Errors;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Rest;

/// <summary>Reads a request's JSON so that nothing in it can surprise what comes after.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <exception cref="BadHttpRequestException">The body is empty, not JSON, or not an object.</exception>
    /// <exception cref="RefusedRequestException">It is not declared as JSON in UTF-8 (415).</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsJson(request))
            throw new RefusedRequestException(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Content is sent as application/json in UTF-8, not compressed.");
        try
        {
            var body = await JsonNode.ParseAsync(request.Body, documentOptions: Strict, cancellationToken: cancellationToken) as JsonObject
                ?? throw new BadHttpRequestException("The body must be a JSON object, the content item.");
            Check(body);
            return body;
        }
        catch (JsonException error)
        {
            throw new BadHttpRequestException($"The body is not JSON that can be read: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            // A lone surrogate in an escape: valid JSON, but no text.
            throw new BadHttpRequestException("The body has a text that is not valid Unicode.", error);
        }
    }

    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType() && request.Headers.ContentEncoding.All(e => e is "identity")
        && (request.GetTypedHeaders().ContentType?.Encoding ?? Encoding.UTF8) is UTF8Encoding;

    private static void Check(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    CheckText(name);
                    Check(value);
                }

                break;
            case JsonArray values:
                foreach (var value in values)
                    Check(value);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                CheckText(text);
                break;
        }
    }

    // PostgreSQL stores no U+0000 in text.
    private static void CheckText(string text)
    {
        if (text.Contains('\0'))
            throw new BadHttpRequestException("The body has a text with the character U+0000, which cannot be stored.");
    }
}

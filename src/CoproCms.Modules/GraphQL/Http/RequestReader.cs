using System.Buffers;
using System.Net.Mime;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CoproCms.GraphQL.Http;

/// <summary>Reads the three ways in which a request comes: JSON, the bare query, and the address.</summary>
internal sealed class RequestReader(GraphQLSettings settings)
{
    // Deep enough for the limit of variables to be the one that is met.
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    private readonly GraphQLSerializer _serializer = new();

    /// <summary>The body, or the query string.</summary>
    /// <exception cref="TransportError">The body is too large, or not in UTF-8.</exception>
    public async ValueTask<byte[]> ReadBytesAsync(HttpRequest request, RequestKind kind, CancellationToken cancellationToken)
    {
        if (kind == RequestKind.Address)
            return Encoding.UTF8.GetBytes(request.QueryString.Value ?? "");
        DemandUtf8(request);
        if (request.ContentLength > settings.MaxRequestBytes)
            throw TransportError.TooLarge(settings.MaxRequestBytes);
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > settings.MaxRequestBytes)
                throw TransportError.TooLarge(settings.MaxRequestBytes);
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The bytes that say all of the request: a bare query's operation stands in the address.</summary>
    public static byte[] Key(HttpRequest request, RequestKind kind, byte[] bytes) =>
        kind == RequestKind.Bare ? [.. bytes, 0, .. Encoding.UTF8.GetBytes(request.QueryString.Value ?? "")] : bytes;

    /// <exception cref="TransportError">It is no GraphQL request, or its variables are beyond the limits.</exception>
    public GraphQLRequest Parse(HttpRequest request, RequestKind kind, byte[] bytes)
    {
        try
        {
            return kind switch
            {
                RequestKind.Json => ParseJson(bytes),
                RequestKind.Bare => new() { Query = Encoding.UTF8.GetString(bytes), OperationName = One(request.Query, "operationName") },
                _ => ParseAddress(request.Query),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Among them a text with half a surrogate pair, which only its reading shows.
            throw TransportError.NoJson();
        }
    }

    public static RequestKind Kind(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
            return RequestKind.Address;
        var type = request.ContentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        if (type.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
            return RequestKind.Json;
        return type.Equals("application/graphql", StringComparison.OrdinalIgnoreCase) ? RequestKind.Bare : RequestKind.Address;
    }

    private static void DemandUtf8(HttpRequest request)
    {
        if (!request.ContentType!.Contains(';', StringComparison.Ordinal) || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return;
        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        if (charset.Length > 0 && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw TransportError.Charset(charset.ToString());
    }

    private GraphQLRequest ParseJson(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes, Options);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Array)
            throw TransportError.Batch();
        if (root.ValueKind != JsonValueKind.Object)
            throw TransportError.NoJson();
        var (variables, text) = Variables(Member(root, "variables"));
        return new()
        {
            Query = Text(root, "query"),
            OperationName = Text(root, "operationName"),
            NamedQuery = Text(root, "namedQuery"),
            Hash = PersistedHash.Read(Member(root, "extensions"), Text(root, "documentId")),
            Variables = variables,
            VariablesText = text,
        };
    }

    private GraphQLRequest ParseAddress(IQueryCollection address)
    {
        if (!address.Keys.Any(k => k is "query" or "namedQuery" or "extensions" or "documentId"))
            throw TransportError.NoRequest();
        using var variablesJson = Json(address, "variables");
        using var extensions = Json(address, "extensions");
        var (variables, text) = Variables(variablesJson?.RootElement);
        return new()
        {
            Query = One(address, "query"),
            OperationName = One(address, "operationName"),
            NamedQuery = One(address, "namedQuery"),
            Hash = PersistedHash.Read(extensions?.RootElement, One(address, "documentId")),
            Variables = variables,
            VariablesText = text,
        };
    }

    private (Inputs Variables, string Text) Variables(JsonElement? given)
    {
        if (given is not { ValueKind: not JsonValueKind.Null } variables)
            return (Inputs.Empty, "");
        if (variables.ValueKind != JsonValueKind.Object)
            throw TransportError.Member("variables", "an object");
        var bytes = JsonMarshal.GetRawUtf8Value(variables).Length;
        if (bytes > settings.MaxVariablesBytes)
            throw TransportError.VariablesTooLarge(bytes, settings.MaxVariablesBytes);
        if (IsDeeper(variables, settings.MaxVariablesDepth))
            throw TransportError.VariablesTooDeep(settings.MaxVariablesDepth);
        return (_serializer.ReadNode<Inputs>(variables) ?? Inputs.Empty, OneSpelling(variables));
    }

    private static bool IsDeeper(JsonElement value, int levels) => value.ValueKind switch
    {
        JsonValueKind.Object => levels == 0 || value.EnumerateObject().Any(m => IsDeeper(m.Value, levels - 1)),
        JsonValueKind.Array => levels == 0 || value.EnumerateArray().Any(v => IsDeeper(v, levels - 1)),
        _ => false,
    };

    private static string OneSpelling(JsonElement variables) => string.Join('\n', variables.EnumerateObject()
        .OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => JsonSerializer.Serialize(m.Name) + ":" + JsonSerializer.Serialize(m.Value)));

    private static JsonDocument? Json(IQueryCollection address, string name) => One(address, name) is { Length: > 0 } text ? JsonDocument.Parse(text, Options) : null;

    private static JsonElement? Member(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement root, string name) => Member(root, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw TransportError.Member(name, "a text"),
    };

    private static string? One(IQueryCollection address, string name) => address[name] switch
    {
        [] => null,
        [var only] => only,
        _ => throw TransportError.Member(name, "given once"),
    };
}

internal enum RequestKind { Json, Bare, Address, Canonical }

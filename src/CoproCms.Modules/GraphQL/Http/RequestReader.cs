using System.Buffers;
using System.Text;
using System.Text.Json;
using CoproCms.GraphQL.Executing;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http;

namespace CoproCms.GraphQL.Http;

/// <summary>Reads the three ways in which a query comes: JSON, the bare query, and the address.</summary>
internal sealed class RequestReader(GraphQLSettings settings)
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private readonly GraphQLSerializer _serializer = new();

    /// <summary>The bytes that the answer depends on: the body, or the query string.</summary>
    /// <exception cref="TransportError">The body is too large.</exception>
    public async ValueTask<byte[]> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (Kind(request) == RequestKind.Address)
            return Encoding.UTF8.GetBytes(request.QueryString.Value ?? "");
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

    /// <exception cref="TransportError">It is no GraphQL request.</exception>
    public GraphQLQuery Parse(HttpRequest request, byte[] bytes)
    {
        try
        {
            return Kind(request) switch
            {
                RequestKind.Json => ParseJson(bytes),
                RequestKind.Bare => new(NotEmpty(Encoding.UTF8.GetString(bytes)), request.Query["operationName"], Inputs.Empty),
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
        if (HttpMethods.IsGet(request.Method))
            return RequestKind.Address;
        var type = request.ContentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        if (type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
            return RequestKind.Json;
        return type.Equals("application/graphql", StringComparison.OrdinalIgnoreCase) ? RequestKind.Bare : RequestKind.Address;
    }

    private GraphQLQuery ParseJson(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes, Options);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Array)
            throw TransportError.Batch();
        if (root.ValueKind != JsonValueKind.Object)
            throw TransportError.NoJson();
        if (Text(root, "query") is not { Length: > 0 } query)
            throw Text(root, "namedQuery") is { Length: > 0 } ? TransportError.NamedQuery() : TransportError.NoQuery();
        return new(query, Text(root, "operationName"), root.TryGetProperty("variables", out var variables) ? Variables(variables) : Inputs.Empty);
    }

    private GraphQLQuery ParseAddress(IQueryCollection address)
    {
        if (!address.TryGetValue("query", out var query))
            throw TransportError.NoRequest();
        var variables = Inputs.Empty;
        if (address["variables"].ToString() is { Length: > 0 } text)
        {
            using var document = JsonDocument.Parse(text, Options);
            variables = Variables(document.RootElement);
        }

        return new(NotEmpty(query.ToString()), address["operationName"], variables);
    }

    private Inputs Variables(JsonElement variables) => variables.ValueKind switch
    {
        JsonValueKind.Object => _serializer.ReadNode<Inputs>(variables) ?? Inputs.Empty,
        JsonValueKind.Null => Inputs.Empty,
        _ => throw TransportError.Member("variables", "an object"),
    };

    private static string? Text(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => throw TransportError.Member(name, "a text"),
    };

    private static string NotEmpty(string query) => string.IsNullOrWhiteSpace(query) ? throw TransportError.NoQuery() : query;
}

internal enum RequestKind { Json, Bare, Address }

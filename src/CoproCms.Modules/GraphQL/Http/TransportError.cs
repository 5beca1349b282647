using Microsoft.AspNetCore.Http;

namespace CoproCms.GraphQL.Http;

/// <summary>A request that is no GraphQL request, or not one that is taken: what is answered before anything is parsed as a query.</summary>
internal sealed class TransportError(int status, string message, params string[] codes) : Exception(message)
{
    private const string General = "An error occurred while processing the GraphQL query";

    public int Status { get; } = status;

    public IReadOnlyList<string> Codes { get; } = codes;

    /// <summary>Neither a body of a known kind nor a <c>query</c> in the address.</summary>
    public static TransportError NoRequest() => new(StatusCodes.Status400BadRequest, General, "INVALID_OPERATION");

    public static TransportError NoJson() => new(StatusCodes.Status400BadRequest, General, "JSON", "JSON_READER");

    public static TransportError NoQuery() => new(StatusCodes.Status400BadRequest, "GraphQL query is missing.", "QUERY_MISSING");

    public static TransportError NamedQuery() =>
        new(StatusCodes.Status400BadRequest, "Named queries are not kept here: send the text of the query.", "NAMED_QUERY_UNKNOWN");

    public static TransportError Batch() =>
        new(StatusCodes.Status400BadRequest, "Batches are not supported: send one request at a time, or several root fields in one query.", "BATCH_NOT_SUPPORTED");

    public static TransportError Member(string name, string kind) =>
        new(StatusCodes.Status400BadRequest, $"'{name}' must be {kind}.", "INVALID_REQUEST");

    public static TransportError TooLarge(int bytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The request is larger than {bytes} bytes.", "REQUEST_TOO_LARGE");

    public static TransportError Method() =>
        new(StatusCodes.Status405MethodNotAllowed, "Queries come by GET or POST.", "METHOD_NOT_ALLOWED");
}
